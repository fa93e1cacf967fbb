import { dropCompensations } from './compensation.js';
import { closeEvents } from './events.js';
import { terminated } from './leave.js';
import { closeIncidents } from './openIncident.js';
import { cancelJob } from './openJob.js';
import type { Instance, Token } from '../state/token.js';
import type { Turn } from '../turn.js';

/**
 * A modification ends an element with all that is inside it and all that it calls, in one move: from the outside in, where the
 * youngest comes first, and back again (measured on 8.5.8). Nothing is said of what could be undone or of an own user task.
 */
export function endAtOnce(turn: Turn, token: Token): void {
  const inside = new Map<Instance, ReadonlyMap<number, readonly Token[]>>();
  const insideOf = (scope: Token): readonly Token[] => {
    if (scope.children === 0) return [];
    const found = inside.get(scope.instance) ?? byScope(scope.instance);
    inside.set(scope.instance, found);
    return found.get(scope.key) ?? [];
  };
  const ending: Token[] = [];
  const found = [token];
  for (let next = found.pop(); next; next = found.pop()) {
    ending.push(next);
    for (const one of insideOf(next)) found.push(one);
    const called = turn.state.instances.get(next.calledInstanceKey)?.root;
    if (called && isThere(called)) found.push(called);
    if (next.state !== 'terminating') close(turn, next);
  }
  // With the last that is inside a scope the scope itself is gone.
  for (const one of ending.reverse()) if (isThere(one)) terminated(turn, one);
}

const isThere = ({ key, instance }: Token): boolean => instance.tokens.has(key);

/** Once an instance: a list of a hundred thousand items is a hundred thousand scopes. */
function byScope({ tokens }: Instance): ReadonlyMap<number, readonly Token[]> {
  const found = new Map<number, Token[]>();
  for (const token of tokens.values()) {
    if (!token.scope) continue;
    const beside = found.get(token.scope.key);
    if (beside) beside.push(token);
    else found.set(token.scope.key, [token]);
  }
  return found;
}

function close(turn: Turn, token: Token): void {
  token.state = 'terminating';
  turn.changed(token);
  turn.recordElement('TERMINATING', token);
  cancelJob(turn, token);
  closeIncidents(turn, token);
  closeEvents(turn, token);
  if (!token.scope) dropCompensations(turn, token.instance);
}
