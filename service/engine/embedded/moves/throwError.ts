import { findCatcher } from './catcher.js';
import type { Catcher } from './catcher.js';
import { ElementFailure } from './failure.js';
import type { Token } from '../state/token.js';
import type { Turn } from '../turn.js';

/**
 * `from`: the first that may catch it. One that is not active does not let it out either, so that nobody catches what the
 * job of a listener throws (measured on 8.5.8).
 * @throws ElementFailure UNHANDLED_ERROR_EVENT where nobody catches it
 */
export function catcherOfError(turn: Turn, from: Token, error: { code: string; message?: string }): Catcher {
  const seen: string[] = [];
  const thrown = { type: 'error', code: error.code, seen } as const;
  const catcher = from.state === 'activated' ? findCatcher(turn, from, thrown) : undefined;
  if (catcher) return catcher;
  const said = error.message ? ` with message '${error.message}'` : '';
  const available =
    seen.length === 0
      ? 'No error events are available in the scope.'
      : `Available error events are [${seen.join(', ')}]`;
  throw new ElementFailure(
    'UNHANDLED_ERROR_EVENT',
    `Expected to throw an error event with the code '${error.code}'${said}, but it was not caught. ${available}`,
  );
}
