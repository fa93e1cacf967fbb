import type { Migration, MigrationRefusal } from '../../port.js';
import type { Definition } from '../state/definitions.js';
import type { Flow, Node } from '../diagram/graph.js';
import type { Instance, Token } from '../state/token.js';

/** Finds for what the old definition has its counterpart in the target, and writes down what has none. */
export class Atlas {
  readonly #instance: Instance;
  readonly #target: Definition;
  readonly #mapping: Migration['mapping'];
  readonly #refusals: MigrationRefusal[];

  constructor(
    instance: Instance,
    target: Definition,
    { mapping, refusals }: { mapping: Migration['mapping']; refusals: MigrationRefusal[] },
  ) {
    this.#instance = instance;
    this.#target = target;
    this.#mapping = mapping;
    this.#refusals = refusals;
  }

  refuse(elementId: string, reason: MigrationRefusal['reason'], detail = ''): void {
    // A multi-instance activity and its items have one id: said once is enough.
    if (this.#refusals.some((one) => one.elementId === elementId && one.reason === reason)) return;
    this.#refusals.push({ elementId, targetElementId: this.idFor(elementId), reason, detail });
  }

  idFor(elementId: string): string {
    return this.#mapping[elementId] ?? elementId;
  }

  nodeFor(token: Token, scope: Node | undefined): Node | undefined {
    const { node } = token;
    if (token.state === 'terminating' || token.trigger) this.refuse(node.id, 'ENDING');
    const same = this.counterpart(node);
    // Where the scope has no counterpart it has been refused already.
    if (same && scope && same.scope !== scope) this.refuse(node.id, 'OTHER_SCOPE', same.scope?.id);
    return same;
  }

  /** An element of the same kind; of a multi-instance activity the body for the body, the activity for an item. */
  counterpart(node: Node): Node | undefined {
    const named = this.#target.nodes.filter(({ id }) => id === this.idFor(node.id));
    const same = named.find((one) => isAlike(one, node));
    if (!same) this.refuse(node.id, named[0] ? 'OTHER_KIND' : 'NO_COUNTERPART', named[0]?.elementType);
    return same;
  }

  /** What the target no longer has is no obstacle here: an event that is closed, a mark that is dropped. */
  quietly(node: Node): Node | undefined {
    return this.#target.nodes.find((one) => one.id === this.idFor(node.id) && isAlike(one, node));
  }

  flow(number: number): Flow | undefined {
    const id = this.#instance.process.flows[number]?.id;
    return id === undefined ? undefined : this.#target.flows.find((flow) => flow.id === this.idFor(id));
  }

  undoable(done: Node | undefined): Node | undefined {
    const node = done && this.counterpart(done);
    const undone = node?.boundaries.some(({ compensationHandler }) => compensationHandler !== undefined);
    if (done && node && !undone) this.refuse(done.id, 'NOT_UNDOABLE');
    return node;
  }
}

function isAlike(one: Node, other: Node): boolean {
  if (one.kind === 'multiInstanceBody' && other.kind === 'multiInstanceBody') {
    return one.loop.sequential === other.loop.sequential;
  }
  return one.kind === other.kind && one.elementType === other.elementType && one.eventType === other.eventType;
}
