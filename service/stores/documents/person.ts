import type { Localized } from '../../domain/localized.js';
import type { Document } from './document.js';

export interface PersonDocument extends Document {
  login: string;
  name: Localized;
  organisation: string;
  roles: readonly string[];
  passwordHash: string;
}

/** Id: SHA-256 of the cookie's value. */
export interface SessionDocument extends Document {
  personId: string;
  csrfToken: string;
  createdAt: number;
  expiresAt: number;
}
