import type { Mapping, Trigger } from './block.js';
import { extended, mappingOf } from './extension.js';

const keyed = (id: string, name: string, key: string) =>
  `<message id="${id}" name="${name}">${extended(`<zeebe:subscription correlationKey="${key}"/>`)}</message>`;

/** The messages, signals, errors and escalations that the events of a file name. */
export const ROOT = `${keyed('m', 'news', '=key')}${keyed('mf', 'news', '=if fine then key else null')}
  ${keyed('ml', '=&quot;ma&quot; + &quot;il&quot;', '=if is defined(item) then item else key')}
  <signal id="g" name="alarm"/><signal id="gs" name="=&quot;al&quot; + &quot;arm&quot;"/>
  <error id="x" errorCode="E1"/><error id="xs" errorCode="=&quot;E&quot; + &quot;2&quot;"/>
  <escalation id="c" escalationCode="C1"/><escalation id="cs" escalationCode="=&quot;C&quot; + &quot;2&quot;"/>`;

const timed = (kind: string, value: string) =>
  `<timerEventDefinition><time${kind}>${value}</time${kind}></timerEventDefinition>`;

export const definitions = {
  timer: timed('Duration', 'PT2H'),
  date: timed('Date', '=now() + duration("PT90M")'),
  spokenTimer: timed('Duration', '=duration("PT1H")'),
  cycle: timed('Cycle', 'R2/PT1H'),
  spokenCycle: timed('Cycle', '=cycle(2, duration("PT1H"))'),
  message: '<messageEventDefinition messageRef="m"/>',
  mail: '<messageEventDefinition messageRef="ml"/>',
  signal: '<signalEventDefinition signalRef="g"/>',
  spokenSignal: '<signalEventDefinition signalRef="gs"/>',
  error: '<errorEventDefinition errorRef="x"/>',
  spokenError: '<errorEventDefinition errorRef="xs"/>',
  anyError: '<errorEventDefinition/>',
  escalation: '<escalationEventDefinition escalationRef="c"/>',
  spokenEscalation: '<escalationEventDefinition escalationRef="cs"/>',
  anyEscalation: '<escalationEventDefinition/>',
  fragileTimer: timed('Duration', '=if fine then duration("PT2H") else null'),
  fragileMessage: '<messageEventDefinition messageRef="mf"/>',
} satisfies Record<Trigger, string> & Record<string, string>;

export const compensates = (id: string, activity?: string) =>
  `<compensateEventDefinition id="${id}d"${activity === undefined ? '' : ` activityRef="${activity}"`}/>`;

export const caughtBy = (id: string, trigger: keyof typeof definitions, mapping: Mapping = 'none') =>
  `<intermediateCatchEvent id="${id}">${extended(mappingOf(mapping, 'event'))}${definitions[trigger]}</intermediateCatchEvent>`;

export const thrownBy =
  (definition: string, extension = '') =>
  (id: string) =>
    `<intermediateThrowEvent id="${id}">${extended(extension)}${definition}</intermediateThrowEvent>`;

const ERRORS: readonly Trigger[] = ['error', 'anyError'];
const CYCLES: readonly Trigger[] = ['cycle', 'spokenCycle'];

/** An error ends what it is caught at, a cycle never does. */
export const isEnding = ({ trigger, interrupting }: { trigger: Trigger; interrupting: boolean }) =>
  ERRORS.includes(trigger) || (!CYCLES.includes(trigger) && interrupting);
