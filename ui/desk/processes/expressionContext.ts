import type { JsonValue } from '../../../service/feel/attempt.js';

export type Variables = Readonly<Record<string, JsonValue>>;

/** The variables that somebody has written as a JSON object; none where nothing is written. Undefined: it is no object. */
export function contextFrom(text: string): Variables | undefined {
  if (text.trim() === '') return {};
  try {
    const read: unknown = JSON.parse(text);
    return isObject(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

const isObject = (read: unknown): read is Variables =>
  typeof read === 'object' && read !== null && !Array.isArray(read);

export const contextText = (variables: object): string => JSON.stringify(variables, null, 2);
