import { bytesOf } from '../../../feel/size.js';
import type { Json } from './json.js';

/** Bytes of JSON that a command's variables, or one variable, may have: a broker takes no longer message by default. */
export const MOST_BYTES = 4 * 1024 * 1024;

/** Of its JSON; of what is too large so many as were looked at. */
export const sizeOf = (value: Json): number => bytesOf(value, MOST_BYTES);
