/** The arrows between the rooms (docs/architecture.md). A new arrow is a decision: write it down before it is drawn here. */
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { path: '^(service|ui)/', pathNot: allowed },
});

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    only('domain-is-pure', '^service/domain/', ['^service/domain/']),
    {
      name: 'domain-does-no-io',
      severity: 'error',
      from: { path: '^service/domain/' },
      to: { dependencyTypes: ['core', 'npm'], pathNot: ['chinese-days'] },
    },
    only('contract-stands-alone', '^service/contract/', ['^service/contract/']),
    {
      name: 'contract-imports-only-zod',
      severity: 'error',
      from: { path: '^service/contract/' },
      to: { dependencyTypes: ['core', 'npm'], pathNot: ['node_modules/zod/'] },
    },
    only('feel-stands-alone', '^service/feel/', ['^service/feel/']),
    only('bpmn-stands-alone', '^service/bpmn/', ['^service/bpmn/', '^service/domain/recentlyUsed']),
    only('suggestion-stands-alone', '^service/suggestion/', ['^service/suggestion/']),
    only('decisions-know-the-domain', '^service/decisions/', ['^service/(decisions|domain)/']),
    only('engine-knows-feel-and-domain', '^service/engine/(?!zeebe/)', [
      '^service/(engine|feel|bpmn|domain)/',
      '^service/stores/sqlite/(connection|writer)',
    ]),
    only('broker-keeps-records-in-the-store', '^service/engine/zeebe/', [
      '^service/engine/(zeebe/|port|records)',
      '^service/(bpmn|domain)/',
      '^service/stores/(port|documents)',
    ]),
    only('stores-know-the-domain', '^service/stores/', ['^service/(stores|domain)/']),
    only('projections-read-records', '^service/projections/', [
      '^service/(projections|engine/(port|records)|stores/(port|documents)|bpmn|domain)',
    ]),
    only('simulation-uses-the-port', '^service/simulation/', [
      '^service/(simulation|domain)/',
      '^service/engine/(port|records)',
    ]),
    only('application-uses-ports', '^service/application/', [
      '^service/(application|domain|contract|decisions|suggestion|calendar|catalogue|demo|projections|simulation)/',
      '^service/(engine/(port|records)|stores/(port|documents)|feel/)',
    ]),
    only('http-calls-use-cases', '^service/http/', [
      '^service/(http|application|domain|contract)/',
      '^service/(engine|stores)/port',
      '^service/ops/(metrics|health|logging)',
    ]),
    only('demo-is-data', '^service/demo/', ['^service/(demo|domain)/']),
    only('calendar-reads-notices', '^service/calendar/', ['^service/(calendar|domain)/']),
    only('catalogue-reads-tables', '^service/catalogue/', ['^service/(catalogue|domain)/']),
    only('ui-knows-the-contract', '^ui/', ['^ui/', '^service/contract/', '^service/feel/attempt']),
    {
      name: 'zeebe-node-in-one-room',
      severity: 'error',
      from: { pathNot: '^service/engine/zeebe/' },
      to: { path: 'node_modules/zeebe-node' },
    },
    {
      name: 'mongoose-in-one-room',
      severity: 'error',
      from: { pathNot: '^service/stores/mongo/' },
      to: { path: 'node_modules/mongoose' },
    },
    {
      name: 'adapters-are-wired-in-compose',
      severity: 'error',
      from: { path: '^service/', pathNot: ['^service/compos(e\\.|ition/)', '^service/(engine|stores)/'] },
      to: { path: '^service/(engine/(embedded|zeebe)|stores/(sqlite|mongo))/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: '^dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
};
