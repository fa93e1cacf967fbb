import { attribute, isTrue, type XmlElement } from './xmlElement.js';

/** The event definitions that stand in an event: none, one, or more than is allowed. */
export const eventDefinitionsOf = (event: XmlElement): XmlElement[] =>
  event.children.filter(({ name }) => name.endsWith('EventDefinition'));

/** What kind of event it is: `message`, `timer` …, or `none`. */
export const kindOf = (event: XmlElement): string =>
  eventDefinitionsOf(event)[0]?.name.replace(/EventDefinition$/, '') ?? 'none';

export const isNoneEvent = (event: XmlElement): boolean => eventDefinitionsOf(event).length === 0;

/** Whether a boundary or start event ends what it stands at. */
export const isInterrupting = (event: XmlElement): boolean =>
  isTrue(attribute(event, 'cancelActivity') ?? attribute(event, 'isInterrupting') ?? 'true');
