import { expressionTextIn } from './expressionIn.js';

/** As it is written in the diagram: a text or, behind `=`, an expression; a name or a path of names. */
export interface Mapping {
  readonly source: string;
  readonly target: string;
}

/** What is mapped to names of one context: expressions, and contexts in turn where a path goes on. */
interface Context {
  readonly entries: Map<string, string | Context>;
}

/** The inputs of an element as one expression. */
export const inputText = (mappings: readonly Mapping[]): string => contextText(contextOf(mappings), alone);

/** The outputs of an element as one expression; what goes to a path keeps the other entries of the context there. */
export const outputText = (mappings: readonly Mapping[]): string => contextText(contextOf(mappings), mergedIntoKnown);

/**
 * To the broker all mappings of an element are one FEEL context (measured on 8.5.8): an entry sees those before it as
 * FEEL knows them, of two for one target the last counts, and nothing is mapped where one fails.
 */
function contextOf(mappings: readonly Mapping[]): Context {
  const context: Context = { entries: new Map() };
  for (const { source, target } of mappings) place(context, target.split('.'), sourceText(source));
  return context;
}

function place({ entries }: Context, [name = '', ...rest]: readonly string[], source: string): void {
  if (rest.length === 0) {
    entries.set(name, source);
    return;
  }
  const known = entries.get(name);
  const inner = typeof known === 'object' ? known : { entries: new Map() };
  entries.set(name, inner);
  place(inner, rest, source);
}

/** Only quotes are escaped: a backslash stands as the broker lets it stand. */
const sourceText = (source: string): string => expressionTextIn(source) ?? `"${source.replaceAll('"', '\\"')}"`;

type Nested = (path: string, context: string) => string;

function contextText({ entries }: Context, nested: Nested, above = ''): string {
  const texts = Array.from(entries, ([name, entry]) => {
    const path = `${above}${name}`;
    return `${name}:${typeof entry === 'string' ? entry : nested(path, contextText(entry, nested, `${path}.`))}`;
  });
  return `{${texts.join(',')}}`;
}

const alone: Nested = (_path, context) => context;

const mergedIntoKnown: Nested = (path, context) =>
  `if (${path} != null) then context merge(${path},${context}) else ${context}`;
