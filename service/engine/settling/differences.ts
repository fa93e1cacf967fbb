import { countedLoops } from './countedLoops.js';
import { heldAtJoins } from './joins.js';
import type { RunningInstance, RunningState, Waiting } from './runningState.js';
import { isSameValue } from './sameValue.js';
import type { WaitingAt } from './waitingAt.js';

interface Comparison {
  from: RunningState;
  to: { state: RunningState };
  keys: ReadonlyMap<string, string>;
}

/** What is not the same on both sides of a move, as sentences; none: an instance and all that it calls go on as they were. */
export async function differencesOf(root: RunningInstance, { from, to, keys }: Comparison): Promise<string[]> {
  const [old, now] = [new Side(from, root.key), new Side(to.state, keys.get(root.key) ?? '')];
  const back = new Map([...keys].map(([one, other]) => [other, one]));
  const named = (key: string) => from.elements.get(key)?.elementId ?? key;
  const found: string[] = [];
  const compare = (what: string, wanted: readonly Waiting[], seen: readonly Waiting[]) => {
    const texts = seen.map(({ element, what: text }) => `${back.get(element) ?? element} ${text}`);
    for (const { element, what: text } of wanted) {
      const place = texts.indexOf(`${element} ${text}`);
      if (place < 0) found.push(`${named(element)}: its ${what} (${text}) would be lost or another one`);
      else texts.splice(place, 1);
    }
    for (const text of texts) found.push(`a ${what} that is not there yet: ${text.replace(/^\S+ /, '')}`);
  };

  for (const key of old.elements) if (!keys.has(key)) found.push(`${named(key)}: it could not be begun`);
  for (const key of now.elements)
    if (!back.has(key)) found.push(`${to.state.elements.get(key)?.elementId ?? key}: it begins besides`);
  for (const key of old.elements)
    found.push(
      ...variablesThatDiffer(key, { from, to, keys }).map((name) => `${named(key)}: its variable ${name} differs`),
    );
  compare('timer', old.of(from.timers), now.of(to.state.timers));
  compare('subscription', old.of(from.subscriptions), now.of(to.state.subscriptions));
  compare('incident', old.of(from.incidents), now.of(to.state.incidents));
  compare('job', jobsOf(old, from), jobsOf(now, to.state));
  found.push(...(await whatNoCommandBrings(old, from)));
  return found;
}

/** What both engines would have to be told and cannot. */
async function whatNoCommandBrings({ instances, elements }: Side, from: RunningState): Promise<string[]> {
  const found: string[] = [];
  if ([...from.undoable.values()].some((instance) => instances.includes(instance)))
    found.push('something that was done in it could still be undone by compensation, which would be forgotten');
  for (const instance of instances)
    if (isOnHold(instance, from))
      found.push(`${from.instances.get(instance)?.bpmnProcessId ?? instance}: it is on hold; let it go on first`);
  for (const gateway of await heldAtJoins(elements, from)) found.push(`${gateway}: a token waits there for others`);
  for (const loop of await countedLoops(elements, from))
    found.push(`${loop}: its completion condition counts items, and those that are over would not be counted`);
  return found;
}

class Side {
  readonly instances: readonly string[];
  readonly elements: readonly string[];

  constructor(state: RunningState, root: string) {
    this.instances = state.tree(root);
    this.elements = this.instances.flatMap((key) => [key, ...state.inside(key).map((element) => element.key)]);
  }

  of<T extends { key: string; element: string }>(waiting: WaitingAt<T>): T[] {
    return this.elements.flatMap((key) => waiting.at(key));
  }
}

function jobsOf(side: Side, { jobs }: RunningState): Waiting[] {
  return side.of(jobs).map(({ key, element, type, headers, retries, thrown }) => {
    const sorted = Object.entries(headers).sort(([a], [b]) => (a < b ? -1 : 1));
    return { key, element, what: JSON.stringify([type, sorted, Math.max(retries, 0), thrown !== null]) };
  });
}

function variablesThatDiffer(key: string, { from, to, keys }: Comparison): string[] {
  const [wanted, found] = [from.variables(key), to.state.variables(keys.get(key) ?? '')];
  return [...new Set([...wanted.keys(), ...found.keys()])].filter(
    (name) => !isSameValue(wanted.get(name), found.get(name)),
  );
}

function isOnHold(instance: string, { onHold, instances }: RunningState): boolean {
  return onHold.has(instance) || onHold.has(instances.get(instance)?.processDefinitionKey ?? '');
}
