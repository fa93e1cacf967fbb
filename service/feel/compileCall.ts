import { functionsNamed } from './builtins/functions.js';
import { memberOf } from './compileAccess.js';
import { NoInput, NoValue } from './failure.js';
import type { Compiler, Evaluate, Frame } from './frame.js';
import { nameOf } from './name.js';
import { compileRange } from './range.js';
import type { Node } from './syntax.js';
import { textOf } from './text.js';
import { FeelFunction, Refusal, type Value, isContext, isList } from './value.js';

/** Calls by name, calls of a context's function along a path, and constructors of dates and times. */
export const compileCall: Compiler = (node, compile) => {
  if (node.name !== 'FunctionInvocation' && node.name !== 'DateTimeLiteral') return undefined;
  const [callee, , parameters] = node.children;
  if (!callee) return undefined;
  const args = compileArguments(parameters, compile);
  if (callee.name !== 'PathExpression') return callByName(callee.text, args);
  const [base, , key] = callee.children;
  return base && key ? callAlongPath(compile(base), nameOf(key.text), args) : undefined;
};

interface Arguments {
  /** Undefined for positional ones. */
  readonly names: readonly string[] | undefined;
  readonly values: readonly Evaluate[];
}

function compileArguments(node: Node | undefined, compile: (node: Node) => Evaluate): Arguments {
  const argument = (part: Node): Evaluate => compileRange(part, compile) ?? compile(part);
  if (node?.name !== 'NamedParameters') {
    return { names: undefined, values: (node?.children ?? []).map(argument) };
  }
  const named = node.children.filter(({ name }) => name === 'NamedParameter').map(({ children }) => children);
  const values = named.map((parts) => parts.at(-1)).filter((part) => part !== undefined);
  return { names: named.map(([name]) => nameOf(name?.text ?? '')), values: values.map(argument) };
}

function callByName(text: string, args: Arguments): Evaluate {
  const name = nameOf(text);
  const builtin = functionsNamed(name).find((candidate) => takes(candidate, args));
  return (frame) => {
    const own = frame.functionNamed(name);
    const target = own && takes(own, args) ? own : builtin;
    if (!target) {
      frame.run.warn('NO_FUNCTION_FOUND', notFound(name, args));
      return null;
    }
    return invoke({ name, target, args }, frame);
  };
}

/** Null where it fails, with a warning that says why; a failed assertion is remembered until the end. */
function invoke(call: { name: string; target: FeelFunction; args: Arguments }, frame: Frame): Value {
  const { name, target, args } = call;
  try {
    const given = argumentsFor(target, args, frame);
    const result = target.invoke(given, frame.run);
    if (result !== undefined && !(result instanceof Refusal)) return result;
    const reason = result?.reason ?? `Illegal arguments: ${given.map((value) => `'${textOf(value)}'`).join(', ')}`;
    return failed(name, reason, frame);
  } catch (error) {
    if (error instanceof NoInput) return null;
    if (error instanceof NoValue) return failed(name, error.message, frame);
    throw error;
  }
}

function failed(name: string, reason: string, { run }: Frame): null {
  if (name === 'assert') {
    run.assertion ??= reason;
    run.warn('ASSERT_FAILURE', reason);
  } else {
    run.warn('FUNCTION_INVOCATION_FAILURE', `Failed to invoke function '${name}': ${reason}`);
  }
  return null;
}

function callAlongPath(base: Evaluate, name: string, args: Arguments): Evaluate {
  return (frame) => {
    const context = base(frame);
    if (!isContext(context)) return without('INVALID_TYPE', `Expected context but found '${textOf(context)}'`, frame);
    const target = Object.hasOwn(context, name) ? memberOf(context, name, frame) : null;
    if (!(target instanceof FeelFunction) || !takes(target, args)) {
      return without('NO_FUNCTION_FOUND', notFound(name, args), frame);
    }
    const result = target.invoke(argumentsFor(target, args, frame), frame.run);
    return result instanceof Refusal || result === undefined ? null : result;
  };
}

function without(type: string, message: string, frame: Frame): never {
  frame.run.warn(type, message);
  throw new NoValue(message);
}

function takes({ parameters, variadic }: FeelFunction, { names, values }: Arguments): boolean {
  if (names) return names.every((name) => parameters.includes(name));
  return values.length === parameters.length || (variadic && values.length >= parameters.length);
}

function notFound(name: string, { names, values }: Arguments): string {
  const what = names ? `parameters: ${names.join(',')}` : `${values.length} parameters`;
  return `No function found with name '${name}' and ${what}`;
}

function argumentsFor({ parameters, variadic }: FeelFunction, args: Arguments, frame: Frame): readonly Value[] {
  const values = args.values.map((evaluate) => evaluate(frame));
  const { names } = args;
  if (names) return parameters.map((parameter) => values[names.indexOf(parameter)] ?? null);
  if (!variadic) return values;
  const fixed = parameters.length - 1;
  const rest = values.slice(fixed);
  const [only = null] = rest;
  return [...values.slice(0, fixed), fixed === 0 && rest.length === 1 && isList(only) ? only : rest];
}
