import type { Behaviour } from './behaviour.js';
import type { Kind } from './graph.js';
import { boundaryEvent } from './behaviours/boundaryEvent.js';
import { callActivity } from './behaviours/callActivity.js';
import { catchEvent } from './behaviours/catchEvent.js';
import { compensationEndEvent } from './behaviours/compensationEndEvent.js';
import { compensationThrowEvent } from './behaviours/compensationThrowEvent.js';
import { errorEndEvent } from './behaviours/errorEndEvent.js';
import { escalationEndEvent } from './behaviours/escalationEndEvent.js';
import { escalationThrowEvent } from './behaviours/escalationThrowEvent.js';
import { eventBasedGateway } from './behaviours/eventBasedGateway.js';
import { eventSubProcess } from './behaviours/eventSubProcess.js';
import { exclusiveGateway } from './behaviours/exclusiveGateway.js';
import { inclusiveGateway } from './behaviours/inclusiveGateway.js';
import { jobTask } from './behaviours/jobTask.js';
import { linkCatchEvent } from './behaviours/linkCatchEvent.js';
import { linkThrowEvent } from './behaviours/linkThrowEvent.js';
import { multiInstanceBody } from './behaviours/multiInstanceBody.js';
import { noneEndEvent } from './behaviours/noneEndEvent.js';
import { noneThrowEvent } from './behaviours/noneThrowEvent.js';
import { parallelGateway } from './behaviours/parallelGateway.js';
import { passThroughTask } from './behaviours/passThroughTask.js';
import { process } from './behaviours/process.js';
import { receiveTask } from './behaviours/receiveTask.js';
import { scriptTask } from './behaviours/scriptTask.js';
import { signalThrowEvent } from './behaviours/signalThrowEvent.js';
import { startEvent } from './behaviours/startEvent.js';
import { subProcess } from './behaviours/subProcess.js';
import { terminateEndEvent } from './behaviours/terminateEndEvent.js';
import { userTask } from './behaviours/userTask.js';
import { zeebeUserTask } from './behaviours/zeebeUserTask.js';

/** Each kind of element and what it does. To add one: a file in behaviours/, a kind in graph.ts, a line here. */
export const registry = {
  boundaryEvent,
  callActivity,
  catchEvent,
  compensationEndEvent,
  compensationThrowEvent,
  errorEndEvent,
  escalationEndEvent,
  escalationThrowEvent,
  eventBasedGateway,
  eventSubProcess,
  exclusiveGateway,
  inclusiveGateway,
  jobTask,
  linkCatchEvent,
  linkThrowEvent,
  multiInstanceBody,
  noneEndEvent,
  noneThrowEvent,
  parallelGateway,
  passThroughTask,
  process,
  receiveTask,
  scriptTask,
  signalEndEvent: signalThrowEvent,
  signalThrowEvent,
  startEvent,
  subProcess,
  terminateEndEvent,
  userTask,
  zeebeUserTask,
} satisfies { [K in Kind]: Behaviour<K> };
