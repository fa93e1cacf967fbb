import type { Kind, NodeOf } from './diagram/graph.js';
import type { Token } from './state/token.js';
import type { Turn } from './turn.js';

/**
 * What an element does. The step (step.ts) records ACTIVATING, COMPLETING and TERMINATING, calls the behaviour, and
 * makes an incident of an ElementFailure; a resolved incident calls the same method again. So each method evaluates
 * everything before it records or opens anything.
 */
export interface Behaviour<K extends Kind> {
  /** Must lead to `activated`, now or when something that it waits for has come. */
  activate(node: NodeOf<K>, token: Token, turn: Turn): void;
  /** Must end in `leave`, now or later. */
  complete(node: NodeOf<K>, token: Token, turn: Turn): void;
  /** Must end in `terminated`, now or when the last token inside has ended. */
  terminate(node: NodeOf<K>, token: Token, turn: Turn): void;
}
