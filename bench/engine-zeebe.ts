/**
 * Durable one-task and ten-task instances of ours beside those of a real Zeebe 8.5.8 broker on this machine, one after
 * the other in one run: `npm run bench:zeebe`. Fetches the broker by Maven at the first time; needs Java 21 or newer.
 */
import { systemClock } from '../service/ops/systemClock.js';
import { Gateway } from '../service/engine/zeebe/gateway.js';
import { Broker } from '../tests/cluster/broker.js';
import { untilTaken } from './bareCases.js';
import { inFolder, openBenchEngine } from './benchEngine.js';
import { PAYLOAD, tasksInARow } from './diagrams.js';
import { fromMany, measure, tell } from './measure.js';
import { taskRunner } from './oneTask.js';

/** What the broker does in about a quarter of a minute; ours needs more of them to be measurable. */
const THEIRS = { 1: 3_000, 10: 500 } as const;
const OURS = { 1: 40_000, 10: 8_000 } as const;
const WARM_UP = 5;
/** As many as keep the broker busy without being refused for its backpressure all the time. */
const CALLERS = 64;
const JOBS_AT_ONCE = 64;

for (const tasks of [1, 10] as const) {
  const broker = await inFolder((folder) => measureBroker(folder, tasks));
  const shaodao = await inFolder((folder) => measureOurs(folder, tasks));
  tell({ tasks, shaodao, zeebe: broker, ratio: shaodao.perSecond / broker.perSecond });
}

async function measureOurs(folder: string, tasks: 1 | 10) {
  const { engine, close } = await openBenchEngine(folder);
  const run = await taskRunner(engine, tasks);
  await run(OURS[tasks] / WARM_UP);
  const measured = await measure(OURS[tasks], () => run(OURS[tasks]));
  await close();
  return measured;
}

/** Its processor time is not ours to see. */
async function measureBroker(folder: string, tasks: 1 | 10): Promise<{ perSecond: number }> {
  const broker = await Broker.start({ folder });
  const gateway = new Gateway(broker.gateway, systemClock);
  try {
    const content = Buffer.from(tasksInARow('row', tasks));
    await gateway.call('deployResource', { resources: [{ name: 'row.bpmn', content }] });
    const run = brokerRunner(gateway, tasks);
    await run(THEIRS[tasks] / WARM_UP);
    const { perSecond } = await measure(THEIRS[tasks], () => run(THEIRS[tasks]));
    return { perSecond };
  } finally {
    await gateway.close();
    await broker.stop();
  }
}

function brokerRunner(gateway: Gateway, tasks: number): (count: number) => Promise<void> {
  const variables = JSON.stringify(PAYLOAD);
  const create = () =>
    untilTaken(() => gateway.call('createProcessInstance', { bpmnProcessId: 'row', version: -1, variables }));
  return async (count) => {
    const done = completeJobs(gateway, count * tasks);
    await fromMany(CALLERS, count, create);
    await done;
  };
}

async function completeJobs(gateway: Gateway, count: number): Promise<void> {
  const enough = new AbortController();
  const request = { type: 'work', worker: 'bench', timeout: 60_000, requestTimeout: 10_000, stop: enough.signal };
  let left = count;
  const complete = async (jobKey: string) => {
    await untilTaken(() => gateway.call('completeJob', { jobKey, variables: '{}' }));
    left -= 1;
    if (left === 0) enough.abort();
  };
  while (left > 0) {
    const underWay: Promise<void>[] = [];
    await gateway
      .pollJobs({ ...request, maxJobsToActivate: JOBS_AT_ONCE }, (jobs) => {
        for (const { key } of jobs) underWay.push(complete(key));
      })
      .catch(() => undefined);
    await Promise.all(underWay);
  }
}
