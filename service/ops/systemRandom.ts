import { randomBytes } from 'node:crypto';
import type { Random } from '../domain/random.js';

/** The machine's cryptographic randomness. */
export const systemRandom: Random = { hex: (bytes) => randomBytes(bytes).toString('hex') };
