import { evaluateAs, momentIn } from '../moves/evaluate.js';
import { ElementFailure } from '../moves/failure.js';
import type { Node, Trigger } from '../diagram/graph.js';
import { cycleAfter, firstOfCycle } from './timerCycle.js';
import { parseDate, parseDuration, plus } from './isoTime.js';
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
  if (prepared) return prepared;
  const shown = typeof value === 'string' ? value : value.text;
  throw new ElementFailure('EXTRACT_VALUE_ERROR', wrongFormat(kind, written, shown), token.key);
}

/** undefined where the text is not what its kind asks for. */
export function timerAt(kind: TimerTrigger['kind'], written: string, now: number): PreparedTimer | undefined {
  switch (kind) {
    case 'duration': {
      const duration = parseDuration(written);
      return duration && { due: plus(now, duration), repetitions: 1, interval: null };
    }
    case 'date': {
      const due = parseDate(written);
      return due === undefined ? undefined : { due, repetitions: 1, interval: null };
    }
    case 'cycle':
      return firstOfCycle(written, now);
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

function wrongFormat(kind: TimerTrigger['kind'], written: string, shown: string): string {
  const noun = { duration: 'duration', date: 'date-time', cycle: 'timer cycle' }[kind];
  return `Invalid ${noun} format '${written}' for expression '${shown}'.`;
}
