import { dropCompensations } from './compensation.js';
import { closeEvents } from './events.js';
import { terminated } from './leave.js';
import { closeIncidents } from './openIncident.js';
import { cancelJob } from './openJob.js';
import type { Token } from '../state/token.js';
import type { Turn } from '../turn.js';

/**
 * A modification ends an element with all that is inside it and all that it calls, in one move: from the outside in, where the
 * youngest comes first, and back again (measured on 8.5.8). Nothing is said of what could be undone or of an own user task.
 */
export function endAtOnce(turn: Turn, token: Token): void {
  const ending: Token[] = [];
  const found = [token];
  for (let next = found.pop(); next; next = found.pop()) {
    ending.push(next);
    found.push(...insideOf(turn, next));
    if (next.state !== 'terminating') close(turn, next);
  }
  // With the last that is inside a scope the scope itself is gone.
  for (const one of ending.reverse()) if (isThere(one)) terminated(turn, one);
}

const isThere = ({ key, instance }: Token): boolean => instance.tokens.has(key);

function insideOf(turn: Turn, { key, instance, calledInstanceKey }: Token): Token[] {
  const inside = [...instance.tokens.values()].filter(({ scope }) => scope?.key === key);
  const called = turn.state.instances.get(calledInstanceKey)?.root;
  return called && isThere(called) ? [...inside, called] : inside;
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
