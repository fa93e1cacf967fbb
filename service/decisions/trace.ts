import { Failure } from './factSlot.js';
import { FAILED, type LeafTable, type Outcomes, TRUE } from './leafTable.js';
import type { CompiledRule, Node } from './node.js';

export interface RuleTrace {
  rule: string;
  /** Place in the file, from 0. */
  index: number;
  priority: number;
  fired: boolean;
  conditions: ConditionTrace;
}

export type ConditionTrace = LeafTrace | GroupTrace;

export interface LeafTrace {
  fact: string;
  path?: string;
  operator: string;
  /** What the fact was compared with. */
  value: unknown;
  /** What the fact was; left out where it could not be read. */
  actual?: unknown;
  holds: boolean;
  note?: string;
}

/** One of `all`, `any` and `not`; `condition` names the condition that was referred to. */
export interface GroupTrace {
  condition?: string;
  all?: readonly ConditionTrace[];
  any?: readonly ConditionTrace[];
  not?: ConditionTrace;
  holds: boolean;
  note?: string;
}

/**
 * Everything that was asked and answered. Kept as the leaves' outcomes and the facts' values; words are made of it
 * when somebody reads them, so that a trace costs little where nobody does.
 */
export class Trace {
  constructor(
    private readonly compiled: readonly CompiledRule[],
    private readonly leaves: LeafTable,
    private readonly outcomes: Outcomes,
  ) {}

  /** In the order of the events. */
  rules(): RuleTrace[] {
    return this.compiled.map((rule) => {
      const conditions = this.read(rule.node);
      return { rule: rule.name, index: rule.index, priority: rule.priority, fired: conditions.holds, conditions };
    });
  }

  toJSON(): RuleTrace[] {
    return this.rules();
  }

  private read(node: Node): ConditionTrace {
    switch (node.kind) {
      case 'leaf':
        return this.readLeaf(node);
      case 'failing':
        return { holds: false, note: node.reason };
      case 'not': {
        const not = this.read(node.of);
        return { ...named(node), not, holds: !not.holds };
      }
      case 'all': {
        const all = node.of.map((one) => this.read(one));
        return { ...named(node), all, holds: all.every((one) => one.holds) };
      }
      case 'any': {
        const any = node.of.map((one) => this.read(one));
        return { ...named(node), any, holds: any.length === 0 || any.some((one) => one.holds) };
      }
    }
  }

  private readLeaf({ condition, id }: Node & { kind: 'leaf' }): LeafTrace {
    const { fact, value } = this.leaves.operands(id, this.outcomes.values);
    const state = this.outcomes.states[id];
    return {
      fact: condition.fact.name,
      ...(condition.fact.path === '' ? {} : { path: condition.fact.path }),
      operator: condition.operator,
      value: value instanceof Failure ? null : value,
      ...(fact instanceof Failure ? {} : { actual: fact }),
      holds: state === TRUE,
      ...(state === FAILED
        ? { note: this.leaves.failureOf(id, this.outcomes.values) }
        : mixed(condition.operator, fact)),
    };
  }
}

function named(node: { name: string | null }): { condition?: string } {
  return node.name === null ? {} : { condition: node.name };
}

/** The library compares a text that begins with a number as JavaScript does. */
function mixed(operator: string, fact: unknown): { note?: string } {
  const compares = operator.startsWith('lessThan') || operator.startsWith('greaterThan');
  return compares && typeof fact !== 'number' ? { note: 'the fact is no number' } : {};
}
