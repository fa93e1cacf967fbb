import { keyText } from '../state/key.js';
import { cycleAfter } from './timerCycle.js';
import type { Definition } from '../state/definitions.js';
import type { Node } from '../diagram/graph.js';
import { beginInstance, newInstanceOf } from '../moves/startInstance.js';
import type { PreparedTimer, Timer } from '../state/timers.js';
import type { Turn } from '../turn.js';

/** The timer of a process's start event begins an instance, and the next run of its cycle. */
export function startByTimer(turn: Turn, timer: Timer): void {
  const process = turn.state.definitions.get(timer.definitionKey);
  const node = process?.nodes[timer.node];
  if (!process || node?.kind !== 'startEvent') return;
  const instance = newInstanceOf(turn, process);
  recordStartTimer(turn, 'TIMER TRIGGERED', { timer, process, instanceKey: instance.key });
  const next = cycleAfter(timer, turn.now);
  if (next) openStartTimer(turn, { process, node, prepared: next, instanceKey: instance.key });
  beginInstance(turn, instance, node, {});
}

/** `instanceKey`: the instance that the run before has begun; its record names that one (measured on 8.5.8). */
export function openStartTimer(
  turn: Turn,
  about: { process: Definition; node: Node; prepared: PreparedTimer; instanceKey?: number },
): void {
  const { process, node, prepared, instanceKey = -1 } = about;
  const timer: Timer = {
    ...prepared,
    key: turn.nextKey(),
    instanceKey: -1,
    tokenKey: -1,
    definitionKey: process.key,
    node: node.number,
  };
  turn.state.timers.insert(timer);
  recordStartTimer(turn, 'TIMER CREATED', { timer, process, instanceKey });
}

/** A newer version has taken over. */
export function closeStartTimers(turn: Turn, process: Definition): void {
  for (const timer of turn.state.timers.starting(process.key)) {
    turn.state.timers.delete(timer.key);
    recordStartTimer(turn, 'TIMER CANCELED', { timer, process });
  }
}

function recordStartTimer(
  turn: Turn,
  happening: 'TIMER TRIGGERED' | 'TIMER CREATED' | 'TIMER CANCELED',
  { timer, process, instanceKey = -1 }: { timer: Timer; process: Definition; instanceKey?: number },
): void {
  turn.recordApart(happening, timer.key, {
    elementInstanceKey: '-1',
    processInstanceKey: keyText(instanceKey),
    processDefinitionKey: keyText(process.key),
    targetElementId: process.nodes[timer.node]?.id ?? '',
    dueDate: timer.due,
    repetitions: timer.repetitions,
  });
}
