/** Every rule that a diagram must keep to. To add one: write it in `rules/`, name it here. */
import type { Rule } from './rule.js';
import * as boundaryEvent from './rules/boundaryEvent.js';
import * as catchEvents from './rules/catchEvents.js';
import * as errors from './rules/errors.js';
import * as events from './rules/events.js';
import * as gateways from './rules/gateways.js';
import { compensation } from './rules/compensation.js';
import { linkName, links } from './rules/links.js';
import { mapping, mappings } from './rules/mappings.js';
import * as messages from './rules/messages.js';
import * as multiInstance from './rules/multiInstance.js';
import * as process from './rules/process.js';
import { startNames } from './rules/startNames.js';
import { straightThroughLoop } from './rules/straightThroughLoop.js';
import { eventSubProcess, subProcess } from './rules/subProcess.js';
import * as tasks from './rules/tasks.js';
import { timer } from './rules/timers.js';
import * as userTask from './rules/userTask.js';

/** Those about the inside of an executable process. */
export const rules: readonly Rule[] = [
  process.process,
  process.startEventOfProcess,
  startNames,
  subProcess,
  eventSubProcess,
  tasks.unsupported,
  tasks.serviceTask,
  tasks.jobOrInstead,
  tasks.extensionsThatRun,
  tasks.taskDefinition,
  tasks.script,
  tasks.receiveTask,
  tasks.callActivity,
  tasks.calledElement,
  tasks.executionListener,
  tasks.executionListeners,
  tasks.taskHeaders,
  userTask.assignmentDefinition,
  userTask.taskSchedule,
  userTask.formDefinition,
  userTask.oneOfEach,
  gateways.conditionOfFlow,
  gateways.endsOfFlow,
  gateways.defaultFlow,
  gateways.inclusiveGateway,
  gateways.eventBasedGateway,
  events.oneEventDefinition,
  events.knownEventDefinition,
  events.intermediateCatchEvent,
  events.endEvent,
  boundaryEvent.boundaryEvent,
  boundaryEvent.escalationBoundaryEvent,
  boundaryEvent.compensationBoundaryEvent,
  catchEvents.boundaryEventsDiffer,
  catchEvents.receiveTaskDiffersFromItsBoundaries,
  catchEvents.eventSubProcessesDiffer,
  catchEvents.eventGatewayTargetsDiffer,
  links,
  linkName,
  compensation,
  straightThroughLoop,
  messages.messageReference,
  messages.signalReference,
  errors.errorReference,
  errors.escalationReference,
  errors.interruptingError,
  timer,
  multiInstance.multiInstance,
  multiInstance.loopCharacteristics,
  mapping,
  mappings,
];

/** Those about what stands beside the processes. */
export const rootRules: readonly Rule[] = [messages.message, messages.subscription];
