import type { Activation } from '../../port.js';
import type { Definition } from '../state/definitions.js';
import type { JsonObject } from '../state/json.js';
import { activatePlaced, listenOrRefuse, placeToken, refusing } from '../moves/placeToken.js';
import { newInstanceOf, recordCreation } from '../moves/startInstance.js';
import type { Instance } from '../state/token.js';
import { activated } from '../moves/tokenMoves.js';
import type { Turn } from '../turn.js';
import { setLocal } from '../moves/variables.js';

/**
 * Begins at given elements instead of at its start event; the order of the records is the measured one of 8.5.8.
 * @throws DomainError ENGINE_INVALID_ARGUMENT where no token can stand there
 */
export function createInstanceAt(
  turn: Turn,
  process: Definition,
  { variables, startAt }: { variables: JsonObject; startAt: readonly Activation[] },
): Instance {
  const refuse = refusing('Expected to create instance of process with start instructions but');
  const instance = newInstanceOf(turn, process);
  setLocal(turn, instance.root, variables);
  turn.recordElement('ACTIVATING', instance.root);
  activated(turn, instance.root);
  listenOrRefuse(turn, instance.root, refuse);
  const placed = startAt.map((activation) => placeToken(turn, instance, { activation, refuse }));
  recordCreation(turn, instance, variables);
  for (const one of placed) activatePlaced(turn, one);
  return instance;
}
