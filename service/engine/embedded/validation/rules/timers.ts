import { momentIn, reported, wrongKind } from '../../moves/evaluate.js';
import { timerAt } from '../../timing/openTimer.js';
import { isInterrupting } from '../eventDefinition.js';
import { constantOf, isExpression, optionalExpression } from '../expression.js';
import { found, type Finding } from '../finding.js';
import type { Rule } from '../rule.js';
import { childrenOf, type XmlElement } from '../xmlElement.js';

export const timer: Rule = {
  of: ['timerEventDefinition'],
  *check(element) {
    const event = element.parent;
    if (!event) return;
    const given = childrenOf(element, 'timeDate', 'timeDuration', 'timeCycle');
    if (given.length !== 1) {
      yield found(element, 'Must be exactly one type of timer: timeDuration, timeDate or timeCycle');
    }
    for (const value of given) yield* valueFindings(event, value);
    if (event.name === 'intermediateCatchEvent' && !given.some(({ name }) => name !== 'timeCycle')) {
      yield found(event, 'Intermediate timer catch event must have either a time duration or a time date.');
    }
    if (given.some(({ name }) => name === 'timeCycle')) yield* cycleFindings(event);
  },
};

const startsProcess = (event: XmlElement): boolean => event.name === 'startEvent' && event.parent?.name === 'process';

function* cycleFindings(event: XmlElement): Generator<Finding> {
  const endsSomething = ['startEvent', 'boundaryEvent'].includes(event.name) && !startsProcess(event);
  if (endsSomething && isInterrupting(event)) {
    yield found(event, 'Interrupting timer event with time cycle is not allowed.');
  }
}

interface TimerValue {
  what: 'duration' | 'date' | 'cycle';
  /** What its expression may yield. */
  kinds: readonly string[];
}

/** Of a value only its form is asked, not when it is due: any moment will do. */
const ANY_TIME = 0;

const values: Readonly<Record<string, TimerValue>> = {
  timeDuration: { what: 'duration', kinds: ['DURATION', 'PERIOD', 'STRING'] },
  timeDate: { what: 'date', kinds: ['DATE_TIME', 'STRING'] },
  timeCycle: { what: 'cycle', kinds: ['STRING'] },
};

function* valueFindings(event: XmlElement, element: XmlElement): Generator<Finding> {
  const { text } = element;
  const value = values[element.name];
  if (!value) return;
  if (!isExpression(text)) yield* formatFindings(event, value, { text, shown: text });
  else {
    const wrong = [...optionalExpression(element, text)];
    yield* wrong;
    if (wrong.length === 0 && startsProcess(event)) yield* startFindings(event, value, text);
  }
}

/** The timer of a start event is set when it is deployed, before there is any variable. */
function* startFindings(event: XmlElement, value: TimerValue, text: string): Generator<Finding> {
  const constant = constantOf(text);
  if (constant.failure) {
    const { message, warnings } = constant.failure;
    yield found(event, `Invalid timer ${value.what} expression (${message}${reported(warnings)})`);
    return;
  }
  const { expression, outcome } = constant;
  if (!value.kinds.includes(outcome.kind)) {
    yield found(event, `Invalid timer ${value.what} expression (${wrongKind(expression, value.kinds, outcome)})`);
  } else if (typeof outcome.value === 'string') {
    yield* formatFindings(event, value, { text: momentIn(outcome), shown: expression.text });
  }
}

function* formatFindings(
  event: XmlElement,
  { what }: TimerValue,
  { text, shown }: { text: string; shown: string },
): Generator<Finding> {
  const prepared = timerAt(what, text, ANY_TIME);
  if (typeof prepared !== 'string') return;
  const reason = what === 'cycle' ? prepared : `${prepared} for expression '${shown}'.`;
  yield found(event, `Invalid timer ${what} expression (${reason})`);
}
