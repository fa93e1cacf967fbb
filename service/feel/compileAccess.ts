import { NoInput } from './failure.js';
import type { Compiler, Evaluate, Frame } from './frame.js';
import { nameOf } from './name.js';
import { propertiesOf } from './property.js';
import type { Node } from './syntax.js';
import { textOf } from './text.js';
import { type FeelContext, type Value, entryOf, isContext, isList } from './value.js';

/** Variables, the input of a unary test, and paths. */
export const compileAccess: Compiler = (node, compile) => {
  const [base, , key] = node.children;
  if (node.name === 'VariableName') return variable(nameOf(node.text));
  if (node.name === '?') return input;
  if (node.name !== 'PathExpression' || !base || !key) return undefined;
  const name = nameOf(key.text);
  const evaluate = compile(base);
  const root = rootOf(base);
  if (root === undefined) return (frame) => memberOf(evaluate(frame), name, frame);
  // Of a variable that is not there only the variable is missed, not what would be in it.
  return (frame) => {
    const value = evaluate(frame);
    return value === null && frame.get(root) === undefined ? null : memberOf(value, name, frame);
  };
};

/** The variable that a path of names starts from. */
function rootOf(node: Node): string | undefined {
  if (node.name === 'VariableName') return nameOf(node.text);
  const [base] = node.children;
  return node.name === 'PathExpression' && base ? rootOf(base) : undefined;
}

function variable(name: string): Evaluate {
  return (frame) => {
    const value = frame.get(name);
    if (value !== undefined) return value;
    frame.run.warn('NO_VARIABLE_FOUND', `No variable found with name '${name}'`);
    return null;
  };
}

const input: Evaluate = (frame) => {
  const value = frame.get('?');
  if (value === undefined) throw new NoInput();
  return value;
};

/** `value.name`: an entry, a property, or of a list the same of each item. */
export function memberOf(value: Value, name: string, frame: Frame): Value {
  if (isContext(value)) return entryOf(value, name) ?? missingEntry(value, name, frame);
  if (isList(value)) return value.map((item) => memberOf(item, name, frame));
  if (value === null) return warnNoEntry(name, 'The context is null', frame);
  const properties = propertiesOf(value);
  const read = properties && Object.hasOwn(properties, name) ? properties[name] : undefined;
  if (read) return read();
  const names = Object.keys(properties ?? {}).map(quoted);
  frame.run.warn(
    'NO_PROPERTY_FOUND',
    `No property found with name '${name}' of value '${textOf(value)}'. Available properties: ${names.join(', ')}`,
  );
  return null;
}

function missingEntry(context: FeelContext, name: string, frame: Frame): null {
  if (Object.hasOwn(context, name)) return null;
  return warnNoEntry(name, `Available keys: ${Object.keys(context).map(quoted).join(', ')}`, frame);
}

function warnNoEntry(name: string, detail: string, frame: Frame): null {
  frame.run.warn('NO_CONTEXT_ENTRY_FOUND', `No context entry found with key '${name}'. ${detail}`);
  return null;
}

function quoted(name: string): string {
  return `'${name}'`;
}
