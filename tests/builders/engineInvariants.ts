import { expect } from '@jest/globals';
import { counterOf, keyText } from '../../service/engine/embedded/state/key.js';
import type { EngineRun } from './engineRun.js';
import { isEnded, type RecordedElement, type RecordedState } from './recordedState.js';

type Stored = Awaited<ReturnType<EngineRun['stored']>>;

export const nameOf = ({ id, key, life }: RecordedElement): string => `${id} ${key} ${life.join()}`;

/** What a fresh reader finds in the store is what the records say. */
export function expectStored(state: Stored, recorded: RecordedState): void {
  expectSameElements(state, recorded);
  for (const [key, element] of recorded.jobs) expect(state.jobs.get(counterIn(key))?.tokenKey).toBe(counterIn(element));
  for (const [key, element] of recorded.timers)
    expect(state.timers.get(counterIn(key))?.tokenKey).toBe(counterIn(element));
  for (const key of recorded.incidents.keys()) expect(state.incidents.get(counterIn(key))).toBeDefined();
  for (const ended of [...recorded.elements.values()].filter(isEnded)) expectNothingLeft(state, ended);
}

function expectSameElements(state: Stored, recorded: RecordedState): void {
  const active = recorded.active();
  const instances = [...new Set(active.map(({ instance }) => instance))];
  const stored = instances.flatMap((key) =>
    [...(state.instances.get(counterIn(key))?.tokens.values() ?? [])].map((token) => ({
      name: `${token.node.id} ${keyText(token.key)} in ${keyText(token.scope?.key ?? -1)}`,
      state: token.state,
      variables: Object.fromEntries([...(token.variables ?? [])].map(([name, { value }]) => [name, value])),
    })),
  );
  const told = active.map((element) => ({
    name: `${element.id} ${element.key} in ${element.scope}`,
    state: STATES[element.life.at(-1) ?? ''],
    variables: element.variables,
  }));
  expect(sorted(stored)).toEqual(sorted(told));
}

function expectNothingLeft({ timers, subscriptions, signals, incidents }: Stored, { key, id }: RecordedElement): void {
  const left = [timers, subscriptions, signals, incidents].map((rows) => rows.ofToken(counterIn(key)).length);
  expect({ id, left }).toEqual({ id, left: [0, 0, 0, 0] });
}

export function expectEachLivedOnce(recorded: RecordedState): void {
  for (const element of recorded.elements.values()) {
    expect({ element: nameOf(element), isLife: LIVES.has(element.life.join()), life: element.life }).toMatchObject({
      isLife: true,
    });
  }
}

/**
 * In a scope that completed with nothing in it terminated, each flow taken has led to one activation, or to a join's
 * share. Elements that somebody has put a token on from outside (`placed`) do not count.
 */
export function expectEachFlowArrived(recorded: RecordedState, placed: ReadonlySet<string>): void {
  const elements = [...recorded.elements.values()];
  for (const scope of elements.filter(({ life }) => life.includes('COMPLETED'))) {
    const inside = elements.filter((element) => element.scope === scope.key);
    if (inside.some(({ life, id }) => life.includes('TERMINATED') || placed.has(id))) continue;
    const taken = recorded.flows.filter((flow) => flow.startsWith(`${scope.key} `)).map((flow) => flow.split('_')[1]);
    for (const id of new Set(taken)) {
      const arrived = inside.filter((element) => element.id === id);
      const share = arrived[0]?.type === 'PARALLEL_GATEWAY' ? new Set(flowsInto(recorded, id ?? '')).size : 1;
      expect({ id, times: arrived.length * share }).toEqual({ id, times: taken.filter((one) => one === id).length });
    }
  }
}

const flowsInto = ({ flows }: RecordedState, id: string): string[] =>
  flows.map((flow) => flow.split(' ')[1] ?? '').filter((flow) => flow.endsWith(`_${id}`));

const sorted = <T extends { name: string }>(list: T[]): T[] => list.sort((a, b) => (a.name < b.name ? -1 : 1));

const STATES: Readonly<Record<string, string>> = {
  ACTIVATING: 'activating',
  ACTIVATED: 'activated',
  COMPLETING: 'completing',
  TERMINATING: 'terminating',
};

/** Begun once, ended once, and in this order. */
const LIVES = new Set([
  'ACTIVATING,ACTIVATED,COMPLETING,COMPLETED',
  'ACTIVATING,TERMINATING,TERMINATED',
  'ACTIVATING,ACTIVATED,TERMINATING,TERMINATED',
  'ACTIVATING,ACTIVATED,COMPLETING,TERMINATING,TERMINATED',
]);

/** A key that a record tells, as the state counts it. */
function counterIn(key: string): number {
  return counterOf(Number(key));
}
