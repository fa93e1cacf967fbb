import { DomainError } from '../../domain/errors.js';
import { isoInstant } from '../../domain/isoInstant.js';
import type { FormValue, ProcessValue } from '../records.js';
import { keyOf, type RunningInstance, type RunningState } from './runningState.js';
import { Schedule } from './schedule.js';
import { settle, type Settled, type SettlingTarget } from './settle.js';

export interface SettlingSource {
  state: RunningState;
  /** Does what has come due meanwhile where the instances come from, so that it does not happen in two places. */
  catchUp(): Promise<void>;
}

export interface Settlement {
  /** Of everything that lives on under another key: instances, elements, jobs, incidents, diagrams, forms. */
  keys: ReadonlyMap<string, string>;
  /** What could not be taken along: root instance, or message → why. */
  problems: ReadonlyMap<string, readonly string[]>;
  /**
   * What the settling itself has made, by key of the instance, diagram or form in the target: its records up to that
   * position say nothing new to anybody.
   */
  made: ReadonlyMap<string, number>;
}

/** A timer that comes due in the middle makes a difference once, or a second time. */
const MOST_TRIES = 3;

/** Deploys what was deployed and lets everything that runs go on in the target. Where something cannot, nothing is left running there. */
export async function settleAll(from: SettlingSource, to: SettlingTarget): Promise<Settlement> {
  const steps = [...from.state.deployed];
  const schedule = new Schedule(async () => {
    const next = steps.shift();
    if (next) await deploy(next, to);
    return next !== undefined;
  });
  const keys = new Map<string, string>();
  const problems = new Map<string, readonly string[]>();
  const settledAt = new Map<string, number>();
  const settleOne = async (root: RunningInstance) => {
    const settled = await settleWithTries(root, { from, to, schedule });
    if (settled.problems.length > 0) problems.set(root.key, settled.problems);
    for (const [old, now] of settled.keys) keys.set(old, now);
    const now = settled.keys.get(root.key);
    const partition = to.state.origins.get(now ?? '')?.partition ?? 1;
    if (now !== undefined) settledAt.set(now, to.state.positions.get(partition) ?? 0);
  };
  await schedule.run(from.state.roots().map((root) => () => settleOne(root)));
  await to.caughtUp();
  for (const old of from.state.deployed) {
    const twin = to.state.deployed.find((one) => isSameVersion(one, old));
    if (twin) keys.set(keyOf(old), keyOf(twin));
  }
  for (const [key, reason] of nameless(from.state, to.now())) problems.set(key, [reason]);
  if (problems.size > 0) await endAll(to);
  else await publishAgain(from.state, to);
  return { keys, problems, made: madeIn(to.state, settledAt) };
}

/** Messages that nobody has taken yet are published again for the rest of their time; an earlier try may have done it. */
async function publishAgain(from: RunningState, to: SettlingTarget): Promise<void> {
  for (const { name, correlationKey, messageId, variables, until } of from.messages.at(to.now())) {
    const message = { name, correlationKey, messageId, variables, timeToLiveMs: until - to.now() };
    await to.engine.publishMessage(message).catch(unless('MESSAGE_ALREADY_PUBLISHED'));
  }
  await to.caughtUp();
}

/** Messages without an id: of an import that is run again, the engine would keep them twice. */
function nameless(from: RunningState, now: number): [string, string][] {
  return from.messages
    .at(now)
    .filter(({ messageId }) => messageId === '')
    .map(({ key, name, correlationKey, until }) => {
      const what = `the message ${name} for ${correlationKey} that nobody has taken yet`;
      return [key, `${what}: it has no id and cannot be published again; it is over at ${isoInstant(until, 0)}`];
    });
}

/** Ends whatever runs there: an earlier try was cut off, or not everything could be taken along. */
export async function endAll({ engine, state, caughtUp }: SettlingTarget): Promise<void> {
  await caughtUp();
  while (state.roots().length > 0) {
    for (const { key } of state.roots()) await engine.cancelInstance(key).catch(unless('ENGINE_NOT_FOUND'));
    await caughtUp();
  }
}

async function settleWithTries(
  root: RunningInstance,
  { from, to, schedule }: { from: SettlingSource; to: SettlingTarget; schedule: Schedule },
): Promise<Settled> {
  for (let tries = 1; ; tries += 1) {
    await from.catchUp();
    const settled = await settle(root, { from: from.state, to, schedule });
    if (settled.problems.length === 0 || tries === MOST_TRIES) return settled;
    const key = settled.keys.get(root.key);
    if (key !== undefined) await to.engine.cancelInstance(key).catch(unless('ENGINE_NOT_FOUND'));
  }
}

async function deploy(one: ProcessValue | FormValue, { engine, state, caughtUp }: SettlingTarget): Promise<void> {
  if (state.deployed.some((known) => isSameVersion(known, one) && known.resource === one.resource)) return;
  await engine.deploy([{ name: one.resourceName, content: Buffer.from(one.resource, 'base64') }]);
  await caughtUp();
}

function isSameVersion(a: ProcessValue | FormValue, b: ProcessValue | FormValue): boolean {
  return a.version === b.version && idOf(a) === idOf(b);
}

const idOf = (value: ProcessValue | FormValue): string =>
  'formKey' in value ? `form ${value.formId}` : `process ${value.bpmnProcessId}`;

/** What began before its root had settled was made by the settling; what began later happened by itself. */
function madeIn(state: RunningState, settledAt: ReadonlyMap<string, number>): Map<string, number> {
  const made = new Map(state.deployed.map((one) => [keyOf(one), Number.MAX_SAFE_INTEGER]));
  for (const [instance, { root, position }] of state.origins) {
    const upTo = settledAt.get(root) ?? Number.MAX_SAFE_INTEGER;
    if (position > upTo) continue;
    made.set(instance, state.instances.has(instance) ? upTo : Number.MAX_SAFE_INTEGER);
  }
  return made;
}

const unless =
  (code: DomainError['code']) =>
  (error: unknown): void => {
    if (!(error instanceof DomainError) || error.code !== code) throw error;
  };
