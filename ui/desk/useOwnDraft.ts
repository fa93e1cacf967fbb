import { useDraft } from '../shared/draft.js';
import { useSession } from './session/useSession.js';

/** A draft of the person who is signed in: whoever sits down at the same desk next does not find it. */
export function useOwnDraft<Value extends object>(name: string, empty: Value) {
  const { session } = useSession();
  return useDraft(`${session.person.id}.${name}`, empty);
}
