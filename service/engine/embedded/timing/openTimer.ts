import { readZonedMoment } from '../../../feel/expression.js';
import { evaluateAs, momentIn } from '../moves/evaluate.js';
import { ElementFailure } from '../moves/failure.js';
import type { Node, Trigger } from '../diagram/graph.js';
import { cycleAfter, firstOfCycle } from './timerCycle.js';
import { CycleFault } from './cycleFault.js';
import { dueOf, parseInterval } from './isoTime.js';
import type { PreparedTimer, Timer } from '../state/timers.js';
import type { Happening } from '../records/recordCodes.js';
import type { Token } from '../state/token.js';
import type { Turn } from '../turn.js';

type TimerTrigger = Extract<Trigger, { type: 'timer' }>;

/** @throws ElementFailure EXTRACT_VALUE_ERROR where the value is no duration, date or cycle */
export function prepareTimer(turn: Turn, token: Token, trigger: TimerTrigger): PreparedTimer {
  const expected = { duration: ['DURATION', 'PERIOD', 'STRING'], date: ['DATE_TIME', 'STRING'], cycle: ['STRING'] };
  const { value, kind } = trigger;
  const written =
    typeof value === 'string' ? value : momentIn(evaluateAs(value, expected[kind], { token, now: turn.now }));
  const prepared = timerAt(kind, written, turn.now);
  if (typeof prepared !== 'string') return prepared;
  const shown = typeof value === 'string' ? value : value.text;
  const reason = kind === 'cycle' ? prepared : `${prepared} for expression '${shown}'.`;
  throw new ElementFailure('EXTRACT_VALUE_ERROR', reason, token.key);
}

/** What is wrong with the text, where it is not what its kind asks for. */
export function timerAt(kind: TimerTrigger['kind'], written: string, now: number): PreparedTimer | string {
  switch (kind) {
    case 'duration': {
      const interval = parseInterval(written);
      if (!interval) return `Invalid duration format '${written}'`;
      return { due: dueOf(interval, now), repetitions: 1, interval: null };
    }
    case 'date': {
      const due = readZonedMoment(written)?.at;
      return due === undefined ? `Invalid date-time format '${written}'` : { due, repetitions: 1, interval: null };
    }
    case 'cycle':
      return cycleAt(written, now);
  }
}

function cycleAt(written: string, now: number): PreparedTimer | string {
  try {
    return firstOfCycle(written, now);
  } catch (error) {
    if (error instanceof CycleFault) return error.message;
    throw error;
  }
}

export function openTimer(turn: Turn, token: Token, about: { node: Node; prepared: PreparedTimer }): void {
  const { node, prepared } = about;
  const timer: Timer = {
    key: turn.nextKey(),
    due: prepared.due,
    instanceKey: token.instance.key,
    tokenKey: token.key,
    definitionKey: token.instance.process.key,
    node: node.number,
    repetitions: prepared.repetitions,
    interval: prepared.interval,
  };
  turn.state.timers.insert(timer);
  recordTimer(turn, 'TIMER CREATED', { timer, token });
}

export function closeTimers(turn: Turn, token: Token): void {
  for (const timer of turn.state.timers.ofToken(token.key)) closeTimer(turn, token, timer);
}

export function closeTimer(turn: Turn, token: Token, timer: Timer): void {
  turn.state.timers.delete(timer.key);
  recordTimer(turn, 'TIMER CANCELED', { timer, token });
}

/** The next run of a cycle, if there is one. */
export function reopenTimer(turn: Turn, token: Token, fired: Timer): void {
  const next = cycleAfter(fired, turn.now);
  const node = token.instance.process.nodes[fired.node];
  if (next && node) openTimer(turn, token, { node, prepared: next });
}

export function recordTimer(turn: Turn, happening: Happening, { timer, token }: { timer: Timer; token: Token }): void {
  const node = token.instance.process.nodes[timer.node];
  turn.record(happening, timer.key, {
    token,
    value: { targetElementId: node?.id ?? '', dueDate: timer.due, repetitions: timer.repetitions },
  });
}
