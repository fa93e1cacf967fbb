import { hash, verify } from '@node-rs/argon2';
import type { Passwords } from '../application/needs.js';

/** argon2id with the library's parameters (19 MiB, 2 passes), which are OWASP's. */
export const argon2Passwords: Passwords = {
  hash: (password) => hash(password),
  verify: (stored, password) => verify(stored, password),
};
