import { parseDate } from './date.js';
import { parseDateTime } from './dateTime.js';
import { parseDuration } from './duration.js';
import { type Compiler, EntryFrame, type Evaluate, NamedFrame } from './frame.js';
import { nameOf } from './name.js';
import { parseNumber } from './number.js';
import type { Node } from './syntax.js';
import { parseTime } from './time.js';
import { FeelFunction, type Value, contextOf } from './value.js';

/** Values that stand in the expression itself, lists, contexts and functions. */
export const compileLiteral: Compiler = (node, compile) => {
  switch (node.name) {
    case 'null':
      return () => null;
    case 'BooleanLiteral':
      return constant(node.text === 'true');
    case 'NumericLiteral':
      return constant(parseNumber(node.text.replace(/\s/g, '')) ?? null);
    case 'StringLiteral':
      return constant(unescaped(node.text.slice(1, -1)));
    case 'DateTimeLiteral':
      return temporal(node);
    case 'List':
      return list(node, compile);
    case 'Context':
      return context(node, compile);
    case 'FunctionDefinition':
      return functionDefinition(node, compile);
    default:
      return undefined;
  }
};

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  s: ' ',
  '"': '"',
  "'": "'",
};

/** A backslash before another backslash is none: that is how the broker reads it. */
function unescaped(text: string): string {
  return text.replace(/\\([nrtbfs"'])/g, (_, letter: string) => escapes[letter] ?? letter);
}

function constant(value: Value): Evaluate {
  return () => value;
}

/** A constructor of one string is a literal: what is wrong with it is null without a remark. */
function temporal(node: Node): Evaluate | undefined {
  const [constructor, , parameters] = node.children;
  if (constructor?.name === 'AtLiteral') return anyTemporal(constructor.children[0]?.text.slice(1, -1) ?? '');
  const [only, ...others] = parameters?.children ?? [];
  if (only?.name !== 'StringLiteral' || others.length > 0) return undefined;
  const text = only.text.slice(1, -1);
  switch (constructor?.text) {
    case 'date':
      return constant(parseDate(text) ?? null);
    case 'time':
      return timeLiteral(text);
    case 'date and time':
      return constant(parseDateTime(text) ?? null);
    case 'duration':
      return constant(parseDuration(text) ?? null);
    default:
      return undefined;
  }
}

function anyTemporal(text: string): Evaluate {
  const value = parseDate(text) ?? parseDateTime(text) ?? parseDuration(text);
  return value === undefined ? timeLiteral(text) : constant(value);
}

/** Only a region's offset depends on the day. */
function timeLiteral(text: string): Evaluate {
  if (!text.includes('@')) return constant(parseTime(text, 0) ?? null);
  return ({ run }) => parseTime(text, Math.floor(run.now / 1000)) ?? null;
}

function list(node: Node, compile: (node: Node) => Evaluate): Evaluate {
  const items = node.children.filter(({ name }) => name !== '[' && name !== ']').map(compile);
  return (frame) => items.map((item) => item(frame));
}

/** Later entries see earlier ones. */
function context(node: Node, compile: (node: Node) => Evaluate): Evaluate {
  const entries = node.children
    .filter(({ name }) => name === 'ContextEntry')
    .map((entry) => contextEntry(entry, compile));
  return (frame) => {
    const known: [string, Value][] = [];
    let inner = frame;
    for (const [key, evaluate] of entries) {
      const value = evaluate(inner);
      inner = new EntryFrame(inner, key, value);
      known.push([key, value]);
    }
    return contextOf(known);
  };
}

function contextEntry(node: Node, compile: (node: Node) => Evaluate): readonly [string, Evaluate] {
  const [key] = node.children;
  const text = key?.text ?? '';
  const value = node.children.at(-1);
  return [text.startsWith('"') ? text.slice(1, -1) : nameOf(text), value ? compile(value) : () => null];
}

function functionDefinition(node: Node, compile: (node: Node) => Evaluate): Evaluate {
  const parameters = (node.children.find(({ name }) => name === 'FormalParameters')?.children ?? [])
    .filter(({ name }) => name === 'FormalParameter')
    .map(({ text }) => nameOf(text));
  const body = node.children.find(({ name }) => name === 'FunctionBody')?.children[0];
  const evaluate = body ? compile(body) : () => null;
  return (frame) =>
    new FeelFunction(parameters, (args) =>
      evaluate(parameters.reduce((outer, name, i) => new NamedFrame(outer, name, args[i] ?? null), frame)),
    );
}
