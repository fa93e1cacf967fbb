/**
 * A service node that kills itself between two writes: `dyingNode.ts '{"database", "broker", "order", "afterWrites"}'`.
 * Its clock is two minutes ahead. It does one order and dies as soon as so many writes to store or engine are
 * acknowledged; where there are fewer it ends by itself, with code 0.
 */
import { completeTask } from '../../service/application/tasks/completeTask.js';
import { LiveChanges } from '../../service/application/liveChanges.js';
import { OutboxRelay } from '../../service/application/outbox/relay.js';
import { reportCase } from '../../service/application/cases/reportCase.js';
import { LocalDatabase } from '../../service/composition/localDatabase.js';
import { composeEngine } from '../../service/composition/engine.js';
import type { BrokerSettings } from '../../service/config.js';
import { chinaCalendar } from '../../service/domain/chinaCalendar.js';
import type { Engine } from '../../service/engine/port.js';
import { createLogger } from '../../service/ops/logging.js';
import { systemClock } from '../../service/ops/systemClock.js';
import { systemRandom } from '../../service/ops/systemRandom.js';
import { MongoStores } from '../../service/stores/mongo/mongoStores.js';
import type { Stores } from '../../service/stores/port.js';
import { type Order, personFor } from './order.js';

const SKEW_MS = 120_000;

interface Duty {
  database: string;
  broker: BrokerSettings;
  order: Order;
  afterWrites: number;
}

// The test writes it, and the test reads what comes of it.
const { database, broker, order, afterWrites } = JSON.parse(process.argv[2] ?? '') as Duty;
let writes = 0;

const clock = { ...systemClock, now: () => systemClock.now() + SKEW_MS };
const stores = await MongoStores.open(database);
const running = await composeEngine(broker, {
  stores,
  clock,
  local: new LocalDatabase('', { clock }),
  log: createLogger('silent'),
  onWaiting: () => undefined,
});
const engine = dyingEngine(running.engine);
const relay = new OutboxRelay({ stores: dyingStores(stores), engine, clock, onTrouble: () => undefined });
const needs = {
  stores: dyingStores(stores),
  engine,
  relay,
  clock,
  calendar: chinaCalendar,
  random: systemRandom,
  changes: new LiveChanges(),
};
if (order.kind === 'report') await reportCase(needs)(null, order);
else await completeTask(needs)(personFor(order.organisation), order);
process.exit(0);

function dyingStores(inner: MongoStores): Stores {
  return {
    writesAtOnce: inner.writesAtOnce,
    files: inner.files,
    write: (batch) => counted(inner.write(batch)),
    close: () => inner.close(),
    collection(name) {
      const collection = inner.collection(name);
      return {
        get: (id) => collection.get(id),
        find: (query) => collection.find(query),
        values: (query, paths) => collection.values(query, paths),
        count: (where) => collection.count(where),
        insert: (document) => counted(collection.insert(document)),
        save: (document) => counted(collection.save(document)),
        restore: (document) => counted(collection.restore(document)),
        remove: (id) => counted(collection.remove(id)),
      };
    },
  };
}

function dyingEngine(inner: Engine): Engine {
  return {
    ...inner,
    publishMessage: (message) => counted(inner.publishMessage(message)),
    completeJob: (key, variables) => counted(inner.completeJob(key, variables)),
  };
}

/** The process dies before anybody hears of the write that was one too many. */
async function counted<T>(write: Promise<T>): Promise<T> {
  if (afterWrites === 0) process.kill(process.pid, 'SIGKILL');
  const written = await write;
  writes += 1;
  if (writes === afterWrites) process.kill(process.pid, 'SIGKILL');
  return written;
}
