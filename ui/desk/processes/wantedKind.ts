import type { Kind } from '../../../service/feel/attempt.js';

/** What the engine wants in a field of the panel: of another kind, it opens an incident. Undefined: it takes whatever comes. */
export function wantedKind(entry: string | undefined): Kind | undefined {
  return entry !== undefined && Object.hasOwn(kinds, entry) ? kinds[entry] : undefined;
}

const kinds: Readonly<Record<string, Kind>> = {
  conditionExpression: 'BOOLEAN',
  'multiInstance-completionCondition': 'BOOLEAN',
  'multiInstance-inputCollection': 'ARRAY',
  taskDefinitionRetries: 'NUMBER',
};
