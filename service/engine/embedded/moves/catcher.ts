import type { Node } from '../diagram/graph.js';
import type { Token } from '../state/token.js';
import type { Turn } from '../turn.js';

/** Who catches what is thrown: the event, and the token that it stands on. */
export interface Catcher {
  readonly token: Token;
  readonly node: Node;
}

type Thrown = 'error' | 'escalation';

/**
 * Looks outward from the token, across call activities: of each scope first its event sub-processes, then its boundary
 * events; an exact code goes before one that catches all. `seen` collects the codes that did not fit. What is being
 * terminated catches nothing, and nothing gets out of it: an event that began in there would be nobody's to end.
 * An error passes the event sub-processes of a scope that is interrupted already; an escalation does not, although they
 * hear it no more (measured on 8.5.8; see throwEscalation.ts).
 */
export function findCatcher(
  turn: Turn,
  thrower: Token,
  thrown: { type: Thrown; code: string; seen?: string[] },
): Catcher | undefined {
  for (let token: Token | undefined = thrower; token; token = token.scope ?? callerOf(turn, token)) {
    if (token.state === 'terminating') return undefined;
    const starts = token.interrupted && thrown.type === 'error' ? [] : token.node.eventStarts;
    const boundaries = token.scope?.state === 'terminating' ? [] : token.node.boundaries;
    for (const nodes of [starts, boundaries]) {
      const node = fitting(nodes, thrown);
      if (node) return { token, node };
    }
  }
  return undefined;
}

/** The call activity behind a called instance's root. */
export function callerOf(turn: Turn, root: Token): Token | undefined {
  const { parentInstanceKey, parentTokenKey } = root.instance;
  return parentInstanceKey === -1 ? undefined : turn.state.instances.get(parentInstanceKey)?.tokens.get(parentTokenKey);
}

function fitting(
  nodes: readonly (Node & { readonly trigger: { readonly type: string; readonly code?: unknown } })[],
  thrown: { type: Thrown; code: string; seen?: string[] },
): Node | undefined {
  const ofType = nodes.filter(({ trigger }) => trigger.type === thrown.type);
  const exact = ofType.find(({ trigger }) => trigger.code === thrown.code);
  if (exact) return exact;
  thrown.seen?.push(...ofType.map(({ trigger }) => trigger.code).filter((code) => typeof code === 'string'));
  return ofType.find(({ trigger }) => trigger.code === undefined);
}
