import { isExpression, optionalExpression } from '../expression.js';
import { found, type Finding } from '../finding.js';
import type { Rule } from '../rule.js';
import { attribute, childrenOf, type XmlElement } from '../xmlElement.js';
import { isDateTime } from './userTask.js';

export const timer: Rule = {
  of: ['timerEventDefinition'],
  *check(element) {
    const given = childrenOf(element, 'timeDate', 'timeDuration', 'timeCycle');
    if (given.length !== 1) {
      yield found(element, 'Must be exactly one type of timer: timeDuration, timeDate or timeCycle');
    }
    for (const value of given) yield* valueFindings(value);
    if (given.some(({ name }) => name === 'timeCycle')) yield* cycleFindings(element.parent, element);
  },
};

function* cycleFindings(event: XmlElement | undefined, definition: XmlElement): Generator<Finding> {
  if (!event) return;
  if (event.name === 'intermediateCatchEvent') {
    yield found(definition, 'Intermediate timer catch event must have either a time duration or a time date.');
  }
  const interrupting = attribute(event, 'cancelActivity') ?? attribute(event, 'isInterrupting') ?? 'true';
  const ofProcess = event.parent?.name === 'process' && event.name === 'startEvent';
  if (['startEvent', 'boundaryEvent'].includes(event.name) && !ofProcess && ['true', '1'].includes(interrupting)) {
    yield found(event, 'Interrupting timer event with time cycle is not allowed.');
  }
}

const duration =
  /^[+-]?P(?=.)(?:[+-]?\d+Y)?(?:[+-]?\d+M)?(?:[+-]?\d+W)?(?:[+-]?\d+D)?(?:T(?=.)(?:[+-]?\d+H)?(?:[+-]?\d+M)?(?:[+-]?\d+(?:\.\d+)?S)?)?$/i;
const cron = /^(?:@(?:yearly|annually|monthly|weekly|daily|midnight|hourly)|(?:\S+\s+){5}\S+)$/;

const isCycle = (text: string): boolean => {
  const [repeat = '', ...rest] = text.split('/');
  if (cron.test(text)) return true;
  if (!/^R\d*$/.test(repeat) || rest.length < 1 || rest.length > 2) return false;
  return duration.test(rest.at(-1) ?? '') && (rest.length === 1 || rest[0] === '' || isDateTime(rest[0] ?? ''));
};

interface TimerValue {
  what: string;
  format: string;
  fits(text: string): boolean;
}

const values: Readonly<Record<string, TimerValue>> = {
  timeDuration: { what: 'duration', format: 'duration', fits: (text) => duration.test(text) },
  timeDate: { what: 'date', format: 'date-time', fits: isDateTime },
  timeCycle: { what: 'cycle', format: 'cycle', fits: isCycle },
};

function* valueFindings(element: XmlElement): Generator<Finding> {
  const { text } = element;
  const value = values[element.name];
  if (!value) return;
  if (text === '' || isExpression(text)) yield* optionalExpression(element, text);
  else if (!value.fits(text)) {
    yield found(
      element,
      `Invalid timer ${value.what} expression (Invalid ${value.format} format '${text}' for expression '${text}'.)`,
    );
  }
}
