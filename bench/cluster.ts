/**
 * The whole service on a real broker, beside what the same broker does alone with the same diagrams and answers:
 * `npm run bench:cluster`, with the documents in SQLite; `npm run bench:cluster -- mongo`, in the tests' database.
 * Everything runs on this machine: the broker on one processor, alone or with the service, and all else on the others.
 * Needs what `npm run test:cluster` needs.
 */
import { join } from 'node:path';
import { openStores } from '../service/composition/stores.js';
import type { Installation } from '../service/config.js';
import type { AnyRecord } from '../service/engine/records.js';
import { Gateway } from '../service/engine/zeebe/gateway.js';
import { RecordFeed } from '../service/engine/zeebe/recordFeed.js';
import { RecordLog } from '../service/engine/zeebe/sink/recordLog.js';
import { RecordSink } from '../service/engine/zeebe/sink/sink.js';
import { systemClock } from '../service/ops/systemClock.js';
import { Projection } from '../service/projections/projection.js';
import type { Stores } from '../service/stores/port.js';
import { Broker, type BrokerSettings } from '../tests/cluster/broker.js';
import { Database } from '../tests/cluster/database.js';
import { freePorts } from '../tests/cluster/freePorts.js';
import { NodeProcess } from '../tests/cluster/nodeProcess.js';
import { RECORDS_SECRET } from '../tests/cluster/simulationBroker.js';
import { type Answers, answersIn, BareCases } from './bareCases.js';
import { inFolder } from './benchEngine.js';
import { measure, median, percentile, tell } from './measure.js';
import { Office } from './office.js';
import { giveItsOwn, leaveOneProcessor } from './processors.js';
import { processorMsOf } from './processorTime.js';

const WARM_UP = 20;
const CASES = 300;
/** So many that neither the broker nor the node ever waits for work. */
const IN_FLIGHT = 128;
const IDLE_CASES = 20;
/** So few that nothing waits for anything. */
const IDLE_IN_FLIGHT = 4;
const THINK_MS = 1000;

await inFolder(async (folder) => {
  const database = process.argv[2] === 'mongo' ? await Database.start(join(folder, 'database')) : undefined;
  tell({ brokerApart: leaveOneProcessor() });
  const { casesPerSecond, answers } = await measureService(folder, database).finally(() => database?.kill());
  const bare = await measureBare({ folder: join(folder, 'bare') }, answers);
  tell({ bare, ratio: casesPerSecond / bare.casesPerSecond });
  const exporting = await exportingToNobody(join(folder, 'exporting'), answers);
  tell({ exporting, ratio: casesPerSecond / exporting.casesPerSecond });
});

async function measureService(folder: string, database: Database | undefined) {
  const url = database?.url('bench');
  const installation: Installation = { data: join(folder, 'node'), store: url === undefined ? 'sqlite' : { url } };
  const [recordsPort = 0] = await freePorts(1);
  const records = { url: `http://127.0.0.1:${recordsPort}`, user: 'zeebe', password: RECORDS_SECRET };
  const broker = await Broker.start({ folder: join(folder, 'broker'), records });
  giveItsOwn(broker.pid);
  const settings = { gateway: broker.gateway, recordsPort, recordsSecret: RECORDS_SECRET };
  const node = await NodeProcess.start({ data: installation.data, database: url, broker: settings });
  try {
    await node.answers(200);
    const office = await Office.open(node.address);
    tell({ documents: database ? 'mongo' : 'sqlite', idle: await whileIdle(office) });
    const pids = { node: node.pid, broker: broker.pid, load: process.pid, ...(database && { database: database.pid }) };
    const underLoad = await whileBusy(office, pids);
    tell({ underLoad });
    tell({ atHalf: await whileHalfBusy(office, underLoad.casesPerSecond / 2) });
    office.leave();
    await node.stop();
    return { casesPerSecond: underLoad.casesPerSecond, answers: await afterwards(installation, office) };
  } finally {
    await node.kill();
    await broker.stop();
  }
}

async function whileIdle(office: Office) {
  office.thinkMs = THINK_MS;
  await office.work(IDLE_CASES, IDLE_IN_FLIGHT);
  office.thinkMs = 0;
  return waitsOf(office);
}

async function whileBusy(office: Office, pids: Readonly<Record<string, number>>) {
  await office.work(WARM_UP, IN_FLIGHT);
  await office.closed();
  waitsOf(office);
  const throughput = await rates(pids, CASES, async () => {
    await office.work(CASES, IN_FLIGHT);
    await office.closed();
  });
  return { ...throughput, ...waitsOf(office) };
}

/** At a load that the parts can bear for ever: half of what they can do. */
async function whileHalfBusy(office: Office, casesPerSecond: number) {
  await office.workEvenly(CASES, casesPerSecond);
  return { casesPerSecond, ...waitsOf(office) };
}

/** Of the tasks since the last asking: how late they came onto a list, and how long their clerks waited for an answer. */
function waitsOf({ lags, answers }: Office) {
  return { untilOnTheList: spread(lags.splice(0)), untilAnswered: spread(answers.splice(0)) };
}

/** In milliseconds. */
function spread(values: readonly number[]) {
  return {
    tasks: values.length,
    median: median(values),
    p99: percentile(values, 0.99),
    longest: Math.max(...values),
  };
}

async function afterwards(installation: Installation, office: Office) {
  const stores = await openStores(installation, { clock: systemClock });
  const log = new RecordLog(stores);
  const records = await recordsOf(log);
  const answers = answersIn(records, office.cases);
  const projection = await measureProjection(stores, { log, records: records.length });
  await stores.close();
  const own = { finished: office.finished, stillOnTheList: office.stale };
  tell({ jobsOfACase: answers.jobs, recordsOfACase: records.length / office.cases, own, projection });
  return answers;
}

/** The same with an exporter, as every broker that people look at has one; its records are thrown away. */
async function exportingToNobody(folder: string, answers: Answers) {
  const store = () => Promise.resolve();
  const sink = await RecordSink.open(0, {
    secret: RECORDS_SECRET,
    store,
    onTrouble: () => undefined,
    clock: systemClock,
  });
  const records = { url: `http://127.0.0.1:${sink.port}`, user: 'zeebe', password: RECORDS_SECRET };
  return measureBare({ folder, records }, answers).finally(() => sink.close());
}

async function measureBare(settings: BrokerSettings, answers: Answers) {
  const broker = await Broker.start(settings);
  giveItsOwn(broker.pid);
  const gateway = new Gateway(broker.gateway, systemClock);
  try {
    const bare = await BareCases.open(gateway, answers);
    await bare.work(WARM_UP, IN_FLIGHT);
    const measured = await rates({ broker: broker.pid, load: process.pid }, CASES, () => bare.work(CASES, IN_FLIGHT));
    bare.close();
    return { ...measured, stepsPerSecond: measured.casesPerSecond * answers.jobs };
  } finally {
    await gateway.close();
    await broker.stop();
  }
}

/** Cases a second, and the processor time that each process spent on one. */
async function rates(pids: Readonly<Record<string, number>>, count: number, work: () => Promise<void>) {
  const read = () => Object.entries(pids).map(([name, pid]) => [name, processorMsOf(pid)] as const);
  const before = new Map(read());
  const { perSecond } = await measure(count, work);
  const each = read().map(([name, after]) => [name, (after - (before.get(name) ?? 0)) / count]);
  return { casesPerSecond: perSecond, processorMsOfACase: Object.fromEntries(each) as Record<string, number> };
}

async function recordsOf(log: RecordLog): Promise<AnyRecord[]> {
  const records: AnyRecord[] = [];
  for (;;) {
    const next = await log.after(1, records.at(-1)?.position ?? -1);
    if (next.length === 0) return records;
    records.push(...next);
  }
}

/** All views made again from the stored records. */
async function measureProjection(stores: Stores, { log, records }: { log: RecordLog; records: number }) {
  const feed = new RecordFeed({ log, clock: systemClock, partitions: 1 });
  const engine = { subscribe: feed.add.bind(feed), caughtUp: () => feed.caughtUp() };
  const projection = new Projection({ engine, stores, onTrouble: (error) => process.emitWarning(String(error)) });
  const { perSecond, cpuMicrosecondsEach } = await measure(records, () => projection.rebuild());
  await projection.close();
  await feed.close();
  return { records, recordsPerSecond: perSecond, cpuMicrosecondsEach };
}
