import type { Crossing, CrossingSource } from '../application/moving/crossing.js';
import { composeEngine } from './engine.js';
import type { LocalDatabase } from './localDatabase.js';
import type { Config } from '../config.js';
import type { Clock } from '../domain/clock.js';
import { DomainError } from '../domain/errors.js';
import { VirtualClock } from '../domain/virtualClock.js';
import { type EmbeddedEngine, openEmbeddedEngine } from '../engine/embedded/engine.js';
import { putStateRows, stateRows, type StateRow } from '../engine/embedded/state/stateRows.js';
import type { AnyRecord } from '../engine/records.js';
import { Rounds } from '../engine/settling/rounds.js';
import { RunningState } from '../engine/settling/runningState.js';
import { endAll, settleAll, type SettlingSource } from '../engine/settling/settleAll.js';
import type { SettlingTarget } from '../engine/settling/settle.js';
import { createLogger } from '../ops/logging.js';
import type { Stores } from '../stores/port.js';
import { openMemoryDatabase } from '../stores/sqlite/database.js';
import { GroupCommitWriter } from '../stores/sqlite/writer.js';

export interface CrossingNeeds {
  settings: Config['engine'];
  local: LocalDatabase;
  stores: Stores;
  clock: Clock;
  onWaiting: (reason: string) => void;
}

/** Tries it in memory, so that what could not be taken along is known before anything is touched. */
export async function rehearse(source: CrossingSource, { clock }: Pick<CrossingNeeds, 'clock'>): Promise<Crossing> {
  const from = await sourceOf(source, clock.now());
  const to = await memoryEngine(from.now);
  try {
    const settled = await settleAll(from, to);
    return { ...settled, past: from.past, rows: [...to.rows()] };
  } finally {
    await to.close();
  }
}

/** On the broker itself. @param again an earlier try may have left something running there */
export async function crossToBroker(
  source: CrossingSource,
  { again, ...needs }: CrossingNeeds & { again: boolean },
): Promise<Crossing> {
  const from = await sourceOf(source, needs.clock.now());
  const to = await brokerTarget(needs);
  try {
    await to.caughtUp();
    const running = to.state.roots().length;
    if (running > 0 && !again) {
      const key = `${running} running processes on the broker; import into one that is empty`;
      throw new DomainError('ALREADY_EXISTS', { kind: 'broker', key });
    }
    await endAll(to);
    return {
      ...(await settleAll({ ...from, catchUp: () => from.catchUpTo(needs.clock.now()) }, to)),
      past: from.past,
      rows: [],
    };
  } finally {
    await to.close();
  }
}

/** Stores what the broker has not sent yet, so that an export holds all that happened. */
export async function takeInRecords(needs: CrossingNeeds): Promise<void> {
  const broker = await brokerTarget(needs);
  await broker.caughtUp();
  await broker.close();
}

interface OpenedSource extends SettlingSource {
  /** UTC milliseconds: up to then it has gone on. */
  now: number;
  catchUpTo(at: number): Promise<void>;
  past: () => AsyncIterable<AnyRecord>;
}

async function sourceOf(source: CrossingSource, now: number): Promise<OpenedSource> {
  if (source.from === 'embedded') {
    const engine = await memoryEngine(now, source.rows);
    const catchUpTo = async (at: number) => {
      engine.clock.moveTo(at);
      await engine.caughtUp();
    };
    return { state: engine.state, now, catchUp: () => Promise.resolve(), catchUpTo, past: engine.records };
  }
  const state = new RunningState();
  let last = 0;
  for (const record of source.records) {
    state.apply(record);
    last = Math.max(last, record.timestamp);
  }
  const still = () => Promise.resolve();
  return { state, now: last, catchUp: still, catchUpTo: still, past: () => asyncOf(source.records) };
}

async function* asyncOf<T>(all: Iterable<T>): AsyncGenerator<T> {
  for (const one of all) yield await Promise.resolve(one);
}

interface MemoryEngine extends SettlingTarget {
  engine: EmbeddedEngine;
  clock: VirtualClock;
  records: () => AsyncIterable<AnyRecord>;
  rows(): Iterable<StateRow>;
  close(): Promise<void>;
}

async function memoryEngine(now: number, rows: readonly StateRow[] = []): Promise<MemoryEngine> {
  const database = openMemoryDatabase(now);
  const writer = new GroupCommitWriter(database);
  const clock = new VirtualClock(now);
  await writer.write(() => putStateRows(database, rows));
  const engine = await openEmbeddedEngine({ writer, clock });
  const state = new RunningState();
  engine.subscribe(new Map(), (records) => {
    for (const record of records) state.apply(record);
    return Promise.resolve();
  });
  await engine.quiet();
  return {
    engine,
    state,
    clock,
    now: () => clock.now(),
    caughtUp: () => engine.quiet(),
    records: () => recordsOf(engine),
    rows: () => stateRows(database),
    async close() {
      await engine.close();
      writer.close();
      database.close();
    },
  };
}

/** All that there is by now. */
async function* recordsOf(engine: EmbeddedEngine): AsyncGenerator<AnyRecord> {
  const batches: (readonly AnyRecord[])[] = [];
  const subscription = engine.subscribe(new Map(), (records) => {
    batches.push(records);
    return Promise.resolve();
  });
  await engine.quiet();
  await subscription.close();
  for (const batch of batches) yield* batch;
}

async function brokerTarget({
  settings,
  local,
  stores,
  clock,
  onWaiting,
}: CrossingNeeds): Promise<SettlingTarget & { close(): Promise<void> }> {
  const log = createLogger('silent');
  const running = await composeEngine(settings, { local, stores, clock, log, onWaiting });
  const { engine, partitions } = running;
  const state = new RunningState();
  const rounds = new Rounds(engine, partitions);
  engine.subscribe(new Map(), (records) => {
    for (const record of records) {
      state.apply(record);
      rounds.apply(record);
    }
    return Promise.resolve();
  });
  return { engine, state, caughtUp: () => rounds.caughtUp(), now: () => clock.now(), close: () => running.close() };
}
