import { RecentlyUsed } from '../../../domain/recentlyUsed.js';
import { readBpmn } from '../../../bpmn/readBpmn.js';
import { child, children, flag, idOf, text } from '../../../bpmn/element.js';
import type { BpmnElement } from '../../../bpmn/element.js';
import type { ExecutableProcess, Flow, Kind, Node, NodeBase, NodeOf } from './graph.js';
import { kindPartsOf } from './readKind.js';
import { readInputs, readListeners, readLoop, readOutputs } from './readExtensions.js';
import { eventTypeOf } from './readTrigger.js';
import { readExpression } from './readValue.js';

export type ProcessGraph = Omit<ExecutableProcess, 'key' | 'version'>;

/** By their text: a graph never changes, and the same diagram is often read again, by the next engine or scenario. */
const readLately = new RecentlyUsed<readonly ProcessGraph[]>(64);

/** The executable processes of a BPMN file. What Zeebe would refuse has been refused before (validation/). */
export async function readDiagram(xml: string): Promise<readonly ProcessGraph[]> {
  const known = readLately.get(xml);
  if (known) return known;
  const graphs = await graphsIn(xml);
  readLately.set(xml, graphs);
  return graphs;
}

async function graphsIn(xml: string): Promise<ProcessGraph[]> {
  const { root } = await readBpmn(xml);
  return children(root, 'rootElements')
    .filter((element) => element.$type === 'bpmn:Process' && flag(element, 'isExecutable') === true)
    .map((process) => new GraphBuilder(process).build());
}

type Draft = { -readonly [P in keyof NodeBase]: NodeBase[P] } & { kind: Kind };
/** The lists of a node that are filled once all nodes are there. */
interface Lists {
  outgoing: Flow[];
  incoming: Flow[];
  boundaries: NodeOf<'boundaryEvent'>[];
  eventStarts: NodeOf<'startEvent'>[];
  children: Node[];
}

class GraphBuilder {
  readonly #process: BpmnElement;
  readonly #nodes: Node[] = [];
  readonly #flows: Flow[] = [];
  /** By id; of a multi-instance activity the body, which is what flows and boundary events hang on. */
  readonly #byId = new Map<string, Node>();
  readonly #lists = new Map<Node, Lists>();

  constructor(process: BpmnElement) {
    this.#process = process;
  }

  build(): ProcessGraph {
    const root = this.#add(this.#process, undefined);
    if (root.kind !== 'process') throw new TypeError('a process element makes a process node');
    return {
      bpmnProcessId: root.id,
      root,
      nodes: this.#nodes,
      flows: this.#flows,
    };
  }

  /** A node, everything in it, and what ties its insides together. */
  #add(element: BpmnElement, scope: Node | undefined): Node {
    const loop = readLoop(element);
    if (!loop) return this.#fill(element, this.#node(element, scope, {}));
    const body = this.#node(element, scope, { kind: 'multiInstanceBody', elementType: 'MULTI_INSTANCE_BODY', loop });
    const inner = this.#fill(element, this.#node(element, body, {}));
    Object.assign(body, { inner });
    this.#byId.set(body.id, body);
    return body;
  }

  #node(element: BpmnElement, scope: Node | undefined, overrides: Record<string, unknown>): Node {
    const lists: Lists = { outgoing: [], incoming: [], boundaries: [], eventStarts: [], children: [] };
    const isBody = overrides['kind'] === 'multiInstanceBody';
    const node = {
      id: idOf(element) ?? '',
      number: this.#nodes.length,
      eventType: isBody ? 'UNSPECIFIED' : eventTypeOf(element),
      scope,
      inputs: isBody ? undefined : readInputs(element),
      outputs: isBody ? undefined : readOutputs(element),
      listeners: isBody ? [] : readListeners(element),
      start: undefined,
      compensationHandler: undefined,
      ...lists,
      ...kindPartsOf(element),
      ...overrides,
    } as Node; // the reader of kinds gives each kind its parts
    this.#nodes.push(node);
    this.#byId.set(node.id, node);
    this.#lists.set(node, lists);
    if (scope) this.#lists.get(scope)?.children.push(node);
    return node;
  }

  #fill(element: BpmnElement, scope: Node): Node {
    const inside = children(element, 'flowElements');
    for (const inner of inside) {
      if (inner.$type !== 'bpmn:SequenceFlow' && kindPartsOf(inner) !== undefined) this.#add(inner, scope);
    }
    // Zeebe goes through outgoing flows and boundary events from the last in the file to the first (measured on 8.5.8).
    const backwards = [...inside].reverse();
    for (const flow of backwards) if (flow.$type === 'bpmn:SequenceFlow') this.#addFlow(flow);
    for (const inner of backwards) this.#tie(inner, scope);
    for (const association of children(element, 'artifacts')) this.#tieCompensation(association);
    return scope;
  }

  #addFlow(element: BpmnElement): void {
    const source = this.#byId.get(idOf(child(element, 'sourceRef')) ?? '');
    const target = this.#byId.get(idOf(child(element, 'targetRef')) ?? '');
    if (!source || !target) return;
    const condition = text(child(element, 'conditionExpression'), 'body')?.trim();
    const flow: Flow = {
      id: idOf(element) ?? '',
      number: this.#flows.length,
      source,
      target,
      condition: condition === undefined ? undefined : readExpression(condition),
    };
    this.#flows.push(flow);
    this.#lists.get(source)?.outgoing.push(flow);
    this.#lists.get(target)?.incoming.push(flow);
  }

  /** Links that need both ends: boundary event and activity, scope and start, gateway and default flow, the two ends of a link. */
  #tie(element: BpmnElement, scope: Node): void {
    const node = this.#byId.get(idOf(element) ?? '');
    if (!node) return;
    const draft: Draft = node;
    const attachedTo = this.#byId.get(idOf(child(element, 'attachedToRef')) ?? '');
    if (node.kind === 'boundaryEvent' && attachedTo) {
      Object.assign(draft, { attachedTo });
      this.#lists.get(attachedTo)?.boundaries.push(node);
    }
    if (node.kind === 'startEvent') this.#tieStart(node, scope);
    const defaultFlow = this.#flows.find((flow) => flow.id === idOf(child(element, 'default')));
    if (defaultFlow) Object.assign(draft, { defaultFlow });
    if (node.kind === 'linkThrowEvent') Object.assign(draft, { target: this.#linkTarget(element) });
  }

  #tieStart(start: NodeOf<'startEvent'>, scope: Node): void {
    if (scope.kind === 'eventSubProcess' && scope.scope) this.#lists.get(scope.scope)?.eventStarts.push(start);
    const isFirst = scope.kind === 'eventSubProcess' || start.eventType === 'NONE';
    // Several may be one: the broker takes the last of the file (measured on 8.5.8).
    if (isFirst && !scope.start) Object.assign(scope, { start });
  }

  #linkTarget(throwEvent: BpmnElement): Node | undefined {
    const name = linkName(throwEvent);
    const catches = children(scopeOf(throwEvent) ?? this.#process, 'flowElements').find(
      (element) => element.$type === 'bpmn:IntermediateCatchEvent' && linkName(element) === name,
    );
    return this.#byId.get(idOf(catches) ?? '');
  }

  #tieCompensation(association: BpmnElement): void {
    const boundary = this.#byId.get(idOf(child(association, 'sourceRef')) ?? '');
    const handler = this.#byId.get(idOf(child(association, 'targetRef')) ?? '');
    if (boundary?.kind !== 'boundaryEvent' || boundary.trigger.type !== 'compensation' || !handler) return;
    if (boundary.compensationHandler) return; // of several the first counts (measured on 8.5.8)
    Object.assign(boundary, { compensationHandler: handler });
  }
}

function linkName(event: BpmnElement): string | undefined {
  const definition = children(event, 'eventDefinitions')[0];
  return definition?.$type === 'bpmn:LinkEventDefinition' ? text(definition, 'name') : undefined;
}

function scopeOf(element: BpmnElement): BpmnElement | undefined {
  return child(element, '$parent');
}
