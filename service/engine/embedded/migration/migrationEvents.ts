/** What a token waits for, and what becomes of it in another definition: it goes on waiting, stops, or begins to. */
import type { Atlas } from './migrationAtlas.js';
import { catchersOf, prepareEvent } from '../moves/events.js';
import { ElementFailure } from '../moves/failure.js';
import type { CatchingNode, Node } from '../diagram/graph.js';
import type { SignalSubscription } from '../state/signals.js';
import type { MessageSubscription } from '../state/subscriptions.js';
import type { Timer } from '../state/timers.js';
import type { Token } from '../state/token.js';
import type { Turn } from '../turn.js';

/** A row that stands for an event that a token waits for. */
export type Wait =
  | { readonly type: 'timer'; readonly row: Timer }
  | { readonly type: 'message'; readonly row: MessageSubscription }
  | { readonly type: 'signal'; readonly row: SignalSubscription };

export interface MigratedEvents {
  readonly kept: readonly (Wait & { readonly node: Node })[];
  readonly closed: readonly Wait[];
  readonly opened: readonly { readonly node: Node; readonly open: () => void }[];
}

export function forecastEvents(
  turn: Turn,
  token: Token,
  { node, atlas }: { node: Node; atlas: Atlas },
): MigratedEvents {
  const known = catchersOf(token.node).map((one) => atlas.quietly(one));
  const heard: readonly Node[] = catchersOf(node);
  const kept: MigratedEvents['kept'][number][] = [];
  const closed: Wait[] = [];
  for (const wait of waitsOf(turn, token)) {
    const before = token.instance.process.nodes[wait.row.node];
    const after = before && atlas.quietly(before);
    if (after && heard.includes(after)) kept.push({ ...wait, node: after });
    else closed.push(wait);
  }
  // An event that was there before and waits no longer has happened: it is not opened a second time.
  const added = catchersOf(node).filter((one) => listensNow(token, one) && !known.includes(one));
  return { kept, closed, opened: added.flatMap((one) => prepared(turn, token, { node: one, atlas })) };
}

function waitsOf({ state }: Turn, { key }: Token): Wait[] {
  return [
    ...state.timers.ofToken(key).map((row) => ({ type: 'timer' as const, row })),
    ...state.subscriptions.ofToken(key).map((row) => ({ type: 'message' as const, row })),
    ...state.signals.ofToken(key).map((row) => ({ type: 'signal' as const, row })),
  ];
}

/** A scope listens once its start event has completed, and to no event sub-process more when one has taken over. */
function listensNow(token: Token, event: CatchingNode): boolean {
  if (token.state !== 'activated' || (event.kind === 'startEvent' && token.interrupted)) return false;
  return ![...token.instance.tokens.values()].some((one) => one.scope === token && one.node === token.node.start);
}

function prepared(
  turn: Turn,
  token: Token,
  { node, atlas }: { node: CatchingNode; atlas: Atlas },
): MigratedEvents['opened'] {
  const keyScope = node.kind === 'boundaryEvent' ? (token.scope ?? token) : token;
  try {
    return prepareEvent(turn, { token, keyScope }, node).map(({ open }) => ({ node, open }));
  } catch (error) {
    if (!(error instanceof ElementFailure)) throw error;
    atlas.refuse(node.id, 'CANNOT_LISTEN', error.message);
    return [];
  }
}
