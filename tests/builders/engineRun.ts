import { VirtualClock } from '../../service/domain/virtualClock.js';
import { openEmbeddedEngine } from '../../service/engine/embedded/engine.js';
import type { EmbeddedEngine } from '../../service/engine/embedded/engine.js';
import { EngineState } from '../../service/engine/embedded/state/engineState.js';
import type { AnyRecord } from '../../service/engine/records.js';
import { openMemoryDatabase } from '../../service/stores/sqlite/database.js';
import { GroupCommitWriter } from '../../service/stores/sqlite/writer.js';

export const START = Date.UTC(2026, 2, 2, 1);

/** An engine in memory on a clock that moves when told to, with everything that it recorded. */
export interface EngineRun {
  readonly engine: EmbeddedEngine;
  readonly clock: VirtualClock;
  readonly records: readonly AnyRecord[];
  /** Deploys diagrams, waits until quiet. */
  deploy(...diagrams: string[]): Promise<void>;
  create(variables?: Record<string, unknown>, bpmnProcessId?: string): Promise<string>;
  /** Completes the oldest open job of an element. */
  complete(elementId: string, variables?: Record<string, unknown>): Promise<void>;
  jobOf(elementId: string): string;
  advance(ms: number): Promise<void>;
  /** Closes the engine and opens another one over what it has stored. */
  reopen(): Promise<void>;
  /** What the stored state says, read by itself. The engine must be closed or reopened afterwards. */
  stored(): Promise<EngineState>;
  /** `element intent` of elements, in order, in the short words of the facts: Ag, Ad, Cg, Cd, Tg, Td; flows by id. */
  path(): string[];
  close(): Promise<void>;
}

const SHORT: Readonly<Record<string, string>> = {
  ELEMENT_ACTIVATING: 'Ag',
  ELEMENT_ACTIVATED: 'Ad',
  ELEMENT_COMPLETING: 'Cg',
  ELEMENT_COMPLETED: 'Cd',
  ELEMENT_TERMINATING: 'Tg',
  ELEMENT_TERMINATED: 'Td',
  SEQUENCE_FLOW_TAKEN: 'SF',
};

export async function engineRun(...diagrams: string[]): Promise<EngineRun> {
  const clock = new VirtualClock(START);
  const database = openMemoryDatabase(START);
  const records: AnyRecord[] = [];
  let { writer, engine } = await opened();
  async function opened() {
    const writer = new GroupCommitWriter(database);
    const engine = await openEmbeddedEngine({ writer, clock });
    engine.subscribe(new Map([[1, records.at(-1)?.position ?? 0]]), (batch) => {
      records.push(...batch);
      return Promise.resolve();
    });
    return { writer, engine };
  }
  async function closed(): Promise<void> {
    await engine.close();
    writer.close();
  }
  const run: EngineRun = {
    get engine() {
      return engine;
    },
    clock,
    records,
    async reopen() {
      await closed();
      ({ writer, engine } = await opened());
      await engine.quiet();
    },
    async stored() {
      await closed();
      const reader = new GroupCommitWriter(database);
      const state = new EngineState(database);
      await state.definitions.load();
      await reader.write(() => state.journal.recover());
      reader.close();
      ({ writer, engine } = await opened());
      return state;
    },
    async deploy(...files) {
      const resources = files.map((xml, place) => ({ name: `d${place}.bpmn`, content: Buffer.from(xml) }));
      await engine.deploy(resources);
      await engine.quiet();
    },
    async create(variables = {}, bpmnProcessId = 'p') {
      const key = await engine.createInstance({ bpmnProcessId, variables });
      await engine.quiet();
      return key;
    },
    async complete(elementId, variables = {}) {
      await engine.completeJob(run.jobOf(elementId), variables);
      await engine.quiet();
    },
    jobOf(elementId) {
      const open = new Map<string, string>();
      for (const record of records) {
        if (record.valueType !== 'JOB') continue;
        if (record.intent === 'CREATED') open.set(record.key, record.value.elementId);
        if (['COMPLETED', 'CANCELED'].includes(record.intent)) open.delete(record.key);
      }
      const found = [...open].find(([, id]) => id === elementId);
      if (!found) throw new Error(`no open job of ${elementId}`);
      return found[0];
    },
    async advance(ms) {
      const end = clock.now() + ms;
      for (let next = clock.next(); next !== undefined && next <= end; next = clock.next()) {
        clock.moveTo(next);
        await engine.quiet();
      }
      clock.moveTo(end);
      await engine.quiet();
    },
    path: () => records.flatMap((record) => worded(record)),
    async close() {
      await closed();
      database.close();
    },
  };
  if (diagrams.length > 0) await run.deploy(...diagrams);
  return run;
}

/** The steps of `path` that an action has led to. */
export async function after(run: EngineRun, action: () => Promise<unknown>): Promise<string[]> {
  const before = run.path().length;
  await action();
  await run.engine.quiet();
  return run.path().slice(before);
}

function worded(record: AnyRecord): string[] {
  if (record.valueType === 'PROCESS_INSTANCE')
    return [`${record.value.elementId}.${SHORT[record.intent] ?? record.intent}`];
  if (record.valueType === 'VARIABLE') return [`VAR:${record.value.name}=${record.value.value}`];
  if (['PROCESS', 'DEPLOYMENT', 'PROCESS_INSTANCE_CREATION'].includes(record.valueType)) return [];
  return [`${record.valueType}:${record.intent}`];
}
