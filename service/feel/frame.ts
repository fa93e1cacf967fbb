import type { Node } from './syntax.js';
import { type FeelContext, FeelFunction, type JsonValue, type Surroundings, type Value, entryOf } from './value.js';

/** Where an expression looks its variables up: nearest scope first; undefined = there is no such variable. */
export interface Scope {
  get(name: string): JsonValue | undefined;
}

/** One evaluation: its moment, and what it has to remark. */
export class Run implements Surroundings {
  readonly warnings: string[] = [];
  /** Why an assertion failed: the whole evaluation fails with it in the end. */
  assertion: string | undefined;
  #seed: number;

  /** @param now UTC milliseconds */
  constructor(readonly now: number) {
    this.#seed = now;
  }

  /** Drawn from the moment alone (mulberry32), so that the same evaluation can be repeated. */
  random(): number {
    this.#seed = (this.#seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#seed ^ (this.#seed >>> 15), 1 | this.#seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  warn(type: string, message: string): void {
    this.warnings.push(`[${type}] ${message}`);
  }
}

/** The names that an expression sees at one place. */
export interface Frame {
  readonly run: Run;
  get(name: string): Value | undefined;
  /** Functions that a context brings along; the ones that are always there are not among them. */
  functionNamed(name: string): FeelFunction | undefined;
}

/** An expression, compiled. */
export type Evaluate = (frame: Frame) => Value;

export class ScopeFrame implements Frame {
  constructor(
    readonly run: Run,
    readonly scope: Scope,
  ) {}

  get(name: string): Value | undefined {
    return this.scope.get(name);
  }

  functionNamed(): undefined {
    return undefined; // variables are JSON
  }
}

/** One more name: of an iterator, a filter's item, a test's input. */
export class NamedFrame implements Frame {
  readonly run: Run;

  constructor(
    readonly outer: Frame,
    readonly name: string,
    readonly value: Value,
  ) {
    this.run = outer.run;
  }

  get(name: string): Value | undefined {
    return name === this.name ? this.value : this.outer.get(name);
  }

  functionNamed(name: string): FeelFunction | undefined {
    return this.outer.functionNamed(name);
  }
}

/** An earlier entry of the same context literal. A function among them can be called, but is no variable. */
export class EntryFrame extends NamedFrame {
  override get(name: string): Value | undefined {
    return this.value instanceof FeelFunction ? this.outer.get(name) : super.get(name);
  }

  override functionNamed(name: string): FeelFunction | undefined {
    return name === this.name && this.value instanceof FeelFunction ? this.value : super.functionNamed(name);
  }
}

/** The entries of a context as names, in a filter. */
export class ContextFrame implements Frame {
  readonly run: Run;

  constructor(
    readonly outer: Frame,
    readonly context: FeelContext,
  ) {
    this.run = outer.run;
  }

  get(name: string): Value | undefined {
    const value = entryOf(this.context, name);
    return value === undefined ? this.outer.get(name) : value;
  }

  functionNamed(name: string): FeelFunction | undefined {
    const value = entryOf(this.context, name);
    return value instanceof FeelFunction ? value : this.outer.functionNamed(name);
  }
}

/** Makes a function of the nodes of one family; undefined: the node is of another. */
export type Compiler = (node: Node, compile: (node: Node) => Evaluate) => Evaluate | undefined;
