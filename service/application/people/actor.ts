import type { Role } from '../../contract/session.js';
import type { Localized } from '../../domain/localized.js';

/** Who does it: a signed-in person. Residents need no account; where they act, the tracking code speaks for them. */
export interface Actor {
  id: string;
  name: Localized;
  organisation: string;
  roles: readonly Role[];
}
