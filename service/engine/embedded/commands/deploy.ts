import { DomainError } from '../../../domain/errors.js';
import type { Expression, Outcome } from '../../../feel/expression.js';
import type { Resource } from '../../port.js';
import { checksumOf } from '../state/definitions.js';
import type { Definition } from '../state/definitions.js';
import type { Node, NodeOf, Trigger, Value } from '../diagram/graph.js';
import type { JsonObject } from '../state/json.js';
import { keyText } from '../state/key.js';
import type { ProcessGraph } from '../diagram/readDiagram.js';
import { momentIn, textIn } from '../moves/evaluate.js';
import { timerAt } from '../timing/openTimer.js';
import { closeStartTimers, openStartTimer } from '../timing/timerStart.js';
import type { Turn } from '../turn.js';

/** A resource that has been read: what it holds is known to be deployable. */
export type ReadResource =
  | { readonly kind: 'processes'; readonly resource: Resource; readonly graphs: readonly ProcessGraph[] }
  | { readonly kind: 'form'; readonly resource: Resource; readonly formId: string };

/** All of them, in one step; the latest version stays where its content and file name are the same again. */
export function deploy(turn: Turn, resources: readonly ReadResource[]): Definition[] {
  const deploymentKey = turn.nextKey();
  const replaced = new Map<Definition, Definition | undefined>();
  const deployed = resources.flatMap((read) => {
    if (read.kind === 'processes')
      return read.graphs.map((graph) => deployProcess(turn, { ...read, graph, deploymentKey, replaced }));
    deployForm(turn, read.resource, read.formId);
    return [];
  });
  turn.recordApart('DEPLOYMENT CREATED', deploymentKey, {
    processesMetadata: deployed.map(({ bpmnProcessId, version, key, resourceName }) => ({
      bpmnProcessId,
      version,
      processDefinitionKey: keyText(key),
      resourceName,
    })),
  });
  for (const [definition, before] of replaced) {
    if (before) closeStarts(turn, before);
    openStarts(turn, definition);
  }
  return deployed;
}

function deployProcess(
  turn: Turn,
  about: {
    graph: ProcessGraph;
    resource: Resource;
    deploymentKey: number;
    /** What is new, and the version that it takes over from. */
    replaced: Map<Definition, Definition | undefined>;
  },
): Definition {
  const { graph, resource, deploymentKey, replaced } = about;
  const { definitions } = turn.state;
  const before = definitions.latest(graph.bpmnProcessId);
  const content = resource.content.toString('utf8');
  const checksum = checksumOf(content);
  if (before?.checksum === checksum && before.resourceName === resource.name) return before;
  const definition: Definition = {
    ...graph,
    key: turn.nextKey(),
    version: (before?.version ?? 0) + 1,
    resourceName: resource.name,
    checksum,
    resource: content,
  };
  definitions.add(definition, { at: turn.now, deploymentKey });
  turn.recordApart('PROCESS CREATED', definition.key, {
    bpmnProcessId: definition.bpmnProcessId,
    version: definition.version,
    processDefinitionKey: keyText(definition.key),
    resourceName: resource.name,
    resource: resource.content.toString('base64'),
  });
  if (before) closeStartTimers(turn, before);
  openStartTimers(turn, definition);
  replaced.set(definition, before);
  return definition;
}

/** Only the latest version is started by messages, signals and timers. The timers are changed before, as 8.5.8 does. */
function closeStarts(turn: Turn, before: Definition): void {
  const { subscriptions, signals } = turn.state;
  for (const start of subscriptions.startsOf(before.key)) {
    subscriptions.deleteStart(start.key);
    const value = { ...startValue(before, start.node), messageName: start.name };
    turn.recordApart('MESSAGE_START_EVENT_SUBSCRIPTION DELETED', start.key, value);
  }
  for (const { key, name, node } of signals.starting(before.key)) {
    signals.delete(key);
    turn.recordApart('SIGNAL_SUBSCRIPTION DELETED', key, { ...startValue(before, node), signalName: name });
  }
}

function openStarts(turn: Turn, process: Definition): void {
  for (const node of startsOf(process)) {
    const { trigger } = node;
    if (trigger.type !== 'message' && trigger.type !== 'signal') continue;
    const name = textAtDeployment(turn, trigger.name);
    const key = turn.nextKey();
    const start = { key, name, definitionKey: process.key, node: node.number };
    if (trigger.type === 'message') {
      turn.state.subscriptions.insertStart({ ...start, bpmnProcessId: process.bpmnProcessId });
      const value = { ...startValue(process, node.number), messageName: name };
      turn.recordApart('MESSAGE_START_EVENT_SUBSCRIPTION CREATED', key, value);
    } else {
      turn.state.signals.insert({ ...start, instanceKey: -1, tokenKey: -1 });
      turn.recordApart('SIGNAL_SUBSCRIPTION CREATED', key, { ...startValue(process, node.number), signalName: name });
    }
  }
}

function openStartTimers(turn: Turn, process: Definition): void {
  for (const node of startsOf(process)) {
    const { trigger } = node;
    if (trigger.type === 'timer') openTimerStart(turn, process, { node, trigger });
  }
}

/** From the last in the file to the first (measured on 8.5.8). */
function startsOf(process: Definition): NodeOf<'startEvent'>[] {
  return process.root.children.filter((node) => node.kind === 'startEvent').reverse();
}

function openTimerStart(
  turn: Turn,
  process: Definition,
  { node, trigger }: { node: Node; trigger: Extract<Trigger, { type: 'timer' }> },
): void {
  const { value } = trigger;
  const written = typeof value === 'string' ? value : momentIn(atDeployment(turn, value));
  const prepared = timerAt(trigger.kind, written, turn.now);
  if (typeof prepared !== 'string') return openStartTimer(turn, { process, node, prepared });
  const message = `Invalid timer ${trigger.kind} expression (${prepared}).`;
  const findings = [{ resource: process.resourceName, element: node.id, message }];
  throw new DomainError('DEPLOYMENT_REFUSED', { findings });
}

function textAtDeployment(turn: Turn, value: Value): string {
  return typeof value === 'string' ? value : textIn(atDeployment(turn, value).value);
}

/** Nothing is there yet whose variables an expression could see. */
function atDeployment(turn: Turn, expression: Expression): Outcome {
  return expression.evaluate({ get: () => undefined }, turn.now);
}

function deployForm(turn: Turn, resource: Resource, formId: string): void {
  const before = turn.state.forms.latestDefinition(formId);
  const content = resource.content.toString('utf8');
  const checksum = checksumOf(content);
  if (before?.checksum === checksum && before.resourceName === resource.name) return;
  const version = (before?.version ?? 0) + 1;
  const form = { key: turn.nextKey(), formId, version, resourceName: resource.name, checksum };
  turn.state.forms.insert({ ...form, resource: content });
  const value = { formId, version, formKey: keyText(form.key), resourceName: resource.name };
  turn.recordApart('FORM CREATED', form.key, { ...value, resource: resource.content.toString('base64') });
}

function startValue(process: Definition, node: number): JsonObject {
  return {
    bpmnProcessId: process.bpmnProcessId,
    processDefinitionKey: keyText(process.key),
    startEventId: process.nodes[node]?.id ?? '',
  };
}
