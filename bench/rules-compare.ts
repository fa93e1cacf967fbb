/**
 * Decides stored cases again with two versions of the triage rules, as `shaodao rules compare` does: `npm run
 * bench:rules-compare [-- cases [folder]]`, a million where nothing is said. The folder is filled once and kept.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { compareStored } from '../service/cli/rules/compareStored.js';
import { openStores } from '../service/composition/stores.js';
import { generateFacts } from '../service/decisions/factPool.js';
import { readRuleFolder } from '../service/decisions/ruleFolder.js';
import { compileTriage, decideTriage } from '../service/decisions/triage.js';
import { type Case, newCase } from '../service/domain/case.js';
import type { TriageDecision } from '../service/domain/triage.js';
import { systemClock } from '../service/ops/systemClock.js';
import type { Write } from '../service/stores/port.js';

const cases = Number(process.argv[2] ?? 1_000_000);
const folder = process.argv[3] ?? join('.cache', `rules-compare-${cases}`);
const BATCH = 1_000;
const START = Date.UTC(2026, 0, 1);
const texts = [
  '小区楼道里燃气味很重，请尽快派人来看',
  '学校门口路面塌陷，孩子上学要绕路，已经三天了',
  '夜里工地施工噪声太大，老人睡不着',
  '垃圾堆放多日无人清理，臭味很大，影响居民出行',
  "The street light in front of the old people's home has been out for a week",
];

const before = readRuleFolder('rules/triage');
const after = JSON.parse(JSON.stringify(before).replace('"value":500', '"value":400')) as typeof before;

if (!existsSync(folder)) await fill();

const started = performance.now();
const usage = process.cpuUsage();
const tally = await compareStored(
  { data: folder },
  {
    set: 'triage',
    before,
    after,
    count: cases,
    onProgress: (done, all) => process.stderr.write(`\r${Math.floor((100 * done) / all)} %`),
  },
);
const seconds = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(usage);
process.stdout.write(
  `\n${tally.cases} cases decided again with two versions in ${seconds.toFixed(1)} s ` +
    `(processor ${((user + system) / 1e6).toFixed(1)} s); ${tally.changed} come out otherwise ${JSON.stringify(tally.byField)}\n`,
);

async function fill(): Promise<void> {
  const rules = compileTriage(before);
  const records = generateFacts(before.facts, before.ruleSet, { count: 2_000, seed: 7 });
  const stores = await openStores({ data: folder }, { clock: systemClock });
  for (let from = 0; from < cases; from += BATCH) {
    const documents = Array.from({ length: Math.min(BATCH, cases - from) }, (_none, i) => {
      const text = texts[(from + i) % texts.length] ?? '';
      const facts = records[(from + i) % records.length] ?? {};
      return decided(from + i, kept(decideTriage(rules, { ...facts, topics: undefined, text })));
    });
    await stores.write(documents.map((document): Write => ({ collection: 'cases', document })));
    process.stderr.write(`\rfilling ${Math.floor((100 * from) / cases)} %`);
  }
  await stores.close();
}

/** What a case keeps of a decision. */
function kept(decision: TriageDecision & { trace: unknown; words: unknown; notes: unknown }): TriageDecision {
  return { ...decision, ...{ trace: undefined, words: undefined, notes: undefined } };
}

/** As large as a case that is closed: some 5 KB. */
function decided(number: number, decision: TriageDecision): Case {
  const id = number.toString(16).padStart(24, '0');
  const at = START + number * 30_000;
  const report: Case['report'] = {
    text: String(decision.facts.text),
    itemId: 'streetlight-out',
    item: {
      category: { zh: '公用设施', en: 'Public utilities' },
      name: { zh: '路灯不亮', en: 'Street light out' },
      department: 'housing',
      level: null,
      limit: '3工作日',
    },
    matter: '路灯不亮',
    gridId: 'beimen-1',
    point: null,
    address: null,
    placeKind: 'residential',
    photos: [],
    phone: null,
    peopleAffected: 0,
    dangerToLife: false,
    by: { kind: 'resident' },
    at,
  };
  const deadline = (clock: 'acknowledge' | 'handle') => ({
    clock,
    organisation: 'housing',
    startedAt: at,
    dueAt: at + 86_400_000,
    limit: '3工作日',
    calendar: 'china 2026',
    spans: [{ from: at, to: at + 86_400_000, minutes: 1_440 }],
    metAt: at + 3_600_000,
  });
  const answered = Array.from({ length: 6 }, (_none, job) => ({
    jobKey: String(2_251_799_813_685_249 + job),
    variables: {
      caseId: id,
      organisation: 'housing',
      verdict: 'wait',
      waitUntil: '2026-03-02T17:00:00+08:00',
      tier: 0,
    },
  }));
  const base = newCase({ id, code: `2026-${number}`, trackingCode: `T-${number}`, report });
  return { ...base, status: 'closed', decision, deadlines: [deadline('acknowledge'), deadline('handle')], answered };
}
