import { compile } from './compile.js';
import { INPUT, compileUnaryTests } from './compileTest.js';
import { Breakdown, FeelFailure, FeelSyntaxError, NoValue } from './failure.js';
import { type Evaluate, type Frame, NamedFrame, Run, ScopeFrame, type Scope } from './frame.js';
import { type Kind, Outcome } from './outcome.js';
import { parse } from './parse.js';
import type { JsonValue } from './value.js';
import { readZonedMoment } from './zonedText.js';

// The door of this room: what a caller names besides the functions below. Nothing behind it needs Node (ADR 0112).
export { FeelFailure, FeelSyntaxError, readZonedMoment };
export type { JsonValue, Kind, Outcome, Scope };

/** A FEEL expression that answers as Zeebe 8.5.8 does (feel-scala 1.17.8). */
export interface Expression {
  readonly text: string;
  /**
   * @param now UTC milliseconds: the clock of `now()` and `today()`
   * @throws FeelFailure where the broker opens an incident; nearly everything that is wrong is null instead
   */
  evaluate(scope: Scope, now: number): Outcome;
}

/** Tests of one value, as in a cell of a decision table: `< 5`, `"a", "b"`, `not([1..3])`, `-`. */
export interface UnaryTests {
  readonly text: string;
  /** @throws FeelFailure as an expression does */
  evaluate(input: JsonValue, scope: Scope, now: number): Outcome;
}

/** @param text without the leading `=`. @throws FeelSyntaxError where the broker refuses to deploy it */
export function parseExpression(text: string): Expression {
  const evaluate = shallow(text, () => {
    const [node] = parse(text).children;
    return node ? compile(node) : () => null;
  });
  return { text, evaluate: (scope, now) => outcome({ text, evaluate }, new ScopeFrame(new Run(now), scope)) };
}

/** @throws FeelSyntaxError */
export function parseUnaryTests(text: string): UnaryTests {
  const evaluate = shallow(text, () => compileUnaryTests(parse(text, 'UnaryTests'), compile));
  return {
    text,
    evaluate: (input, scope, now) => {
      const frame = new NamedFrame(new ScopeFrame(new Run(now), scope), INPUT, input);
      return outcome({ text, evaluate }, frame);
    },
  };
}

/** Trees are walked by functions that call themselves: thousands of brackets in one another overflow the stack. */
function shallow(text: string, build: () => Evaluate): Evaluate {
  try {
    return build();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new FeelSyntaxError(`failed to parse expression '${text.slice(0, 100)}…': it is nested too deeply`);
  }
}

function outcome({ text, evaluate }: { text: string; evaluate: Evaluate }, frame: Frame): Outcome {
  const { run } = frame;
  const result = resultOf({ text, evaluate }, frame);
  if (run.assertion === undefined) return new Outcome(result, run.warnings);
  const message = `Assertion failure on evaluate the expression '${text}': ${run.assertion}`;
  throw new FeelFailure(message, run.warnings);
}

function resultOf({ text, evaluate }: { text: string; evaluate: Evaluate }, frame: Frame): Outcome['result'] {
  try {
    return evaluate(frame);
  } catch (error) {
    const failed = `failed to evaluate expression '${text}'`;
    if (error instanceof NoValue) throw new FeelFailure(`${failed}: ${error.message}`, frame.run.warnings);
    // Java's exceptions take the warnings with them.
    if (error instanceof Breakdown) throw new FeelFailure(`${failed} : ${error.message}`);
    if (error instanceof RangeError) {
      // A text longer than memory has room for, or a function that calls itself without end: the broker fails as well.
      const reason = /string length/.test(error.message)
        ? 'OutOfMemoryError: a text too long'
        : 'StackOverflowError: null';
      throw new FeelFailure(`${failed} : java.lang.${reason}`);
    }
    throw error;
  }
}
