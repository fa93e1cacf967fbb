import type { Behaviour } from './behaviour.js';
import type { Kind } from './diagram/graph.js';
import { boundaryEvent } from './behaviours/boundaryEvent.js';
import { callActivity } from './behaviours/callActivity.js';
import { catchEvent } from './behaviours/catchEvent.js';
import { compensationEvent } from './behaviours/compensationEvent.js';
import { errorEndEvent } from './behaviours/errorEndEvent.js';
import { escalationEvent } from './behaviours/escalationEvent.js';
import { eventBasedGateway } from './behaviours/eventBasedGateway.js';
import { eventSubProcess } from './behaviours/eventSubProcess.js';
import { exclusiveGateway } from './behaviours/exclusiveGateway.js';
import { inclusiveGateway } from './behaviours/inclusiveGateway.js';
import { jobTask } from './behaviours/jobTask.js';
import { linkThrowEvent } from './behaviours/linkThrowEvent.js';
import { multiInstanceBody } from './behaviours/multiInstanceBody.js';
import { noneEndEvent } from './behaviours/noneEndEvent.js';
import { parallelGateway } from './behaviours/parallelGateway.js';
import { passThroughEvent } from './behaviours/passThroughEvent.js';
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
  compensationEndEvent: compensationEvent,
  compensationThrowEvent: compensationEvent,
  errorEndEvent,
  escalationEndEvent: escalationEvent,
  escalationThrowEvent: escalationEvent,
  eventBasedGateway,
  eventSubProcess,
  exclusiveGateway,
  inclusiveGateway,
  jobTask,
  linkCatchEvent: passThroughEvent,
  linkThrowEvent,
  multiInstanceBody,
  noneEndEvent,
  noneThrowEvent: passThroughEvent,
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
