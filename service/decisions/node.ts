import { DomainError } from '../domain/errors.js';
import type { Condition, Reference } from './condition.js';
import { ruleSetInvalid } from './finding.js';
import { FAILED, type LeafTable, type Outcomes, TRUE } from './leafTable.js';
import { MOST_CONDITIONS, MOST_LEVELS, tooDeep, tooLarge } from './nesting.js';
import type { Rule } from './ruleSet.js';

/** A condition with its references resolved and its leaves in the table. */
export type Node =
  | { kind: 'leaf'; condition: Condition & { kind: 'leaf' }; id: number }
  | { kind: 'all' | 'any'; of: readonly Node[]; sets: readonly (readonly Node[])[]; name: string | null }
  | { kind: 'not'; of: Node; name: string | null }
  | { kind: 'failing'; reason: string; path: string };

/** The answer for leaves of which none failed. */
export type Asked = (states: Uint8Array) => boolean;

export interface CompiledRule extends Rule {
  node: Node;
  holds: Asked;
}

export class NodeBuilder {
  /** Some rule cannot be answered whatever the facts are. */
  mayFailWithoutLeaf = false;
  private readonly resolving: string[] = [];
  private level = 0;
  private made = 0;

  constructor(
    private readonly leaves: LeafTable,
    private readonly conditions: ReadonlyMap<string, Condition>,
  ) {}

  /** Throws RULE_SET_INVALID where what it refers to makes it too deep or too large. */
  nodeOfRule({ condition, path }: Pick<Rule, 'condition' | 'path'>): Node {
    if (condition === null) return this.failing('the rule has no conditions', path);
    [this.level, this.made] = [0, 0];
    return this.nodeOf(condition);
  }

  private nodeOf(condition: Condition, name: string | null = null): Node {
    if (this.level === MOST_LEVELS) throw ruleSetInvalid([tooDeep(condition.path)]);
    if (this.made === MOST_CONDITIONS) throw ruleSetInvalid([tooLarge(condition.path)]);
    this.level++;
    this.made++;
    const node = this.nodeHere(condition, name);
    this.level--;
    return node;
  }

  private nodeHere(condition: Condition, name: string | null): Node {
    switch (condition.kind) {
      case 'leaf':
        return { kind: 'leaf', condition, id: this.leaves.idOf(condition) };
      case 'not':
        return { kind: 'not', of: this.nodeOf(condition.of), name };
      case 'reference':
        return this.resolve(condition);
      case 'all':
      case 'any': {
        const of = condition.of.map((one) => this.nodeOf(one));
        return { kind: condition.kind, of, sets: byPriority(condition.of, of), name };
      }
    }
  }

  compiled(node: Node): Asked {
    switch (node.kind) {
      case 'leaf': {
        const { id } = node;
        return (states) => states[id] === TRUE;
      }
      case 'not': {
        const inner = this.compiled(node.of);
        return (states) => !inner(states);
      }
      case 'failing':
        return () => false;
      case 'all':
      case 'any':
        return this.compiledGroup(node.kind, node.of);
    }
  }

  private compiledGroup(kind: 'all' | 'any', of: readonly Node[]): Asked {
    // In the library an empty group holds, whichever it is.
    if (of.length === 0) return () => true;
    const wanted = kind === 'any';
    const ids = Uint32Array.from(of.flatMap((node) => (node.kind === 'leaf' ? [node.id] : [])));
    const groups = of.filter((node) => node.kind !== 'leaf').map((node) => this.compiled(node));
    return (states) => {
      for (let i = 0; i < ids.length; i++) if ((states[ids[i] as number] === TRUE) === wanted) return wanted;
      for (const group of groups) if (group(states) === wanted) return wanted;
      return !wanted;
    };
  }

  private resolve({ name, path }: Reference): Node {
    const condition = this.conditions.get(name);
    if (condition === undefined) return this.failing(`No condition ${name} exists`, path);
    if (this.resolving.includes(name)) return this.failing(`condition ${name} refers to itself`, path);
    this.resolving.push(name);
    const node = this.nodeOf(condition, name);
    this.resolving.pop();
    return node;
  }

  private failing(reason: string, path: string): Node {
    this.mayFailWithoutLeaf = true;
    return { kind: 'failing', reason, path };
  }
}

/**
 * A leaf without which the condition cannot hold, or -1: where it does not hold nothing else of the rule is asked. One
 * that looks for a value is met more seldom than one that compares with a limit.
 */
export function neededLeaf(node: Node): number {
  if (node.kind === 'leaf') return node.id;
  if (node.kind !== 'all') return -1;
  const leaves = node.of.filter((one) => one.kind === 'leaf');
  const looking = leaves.find(({ condition }) => /(^|:)(equal|in|contains)$/.test(condition.operator));
  const needed = looking ?? leaves[0];
  return needed?.id ?? Math.max(-1, ...node.of.map(neededLeaf));
}

/**
 * Asks as the library does: all conditions of one priority, then the next priority if the answer is still open.
 * Throws RULE_EVALUATION_FAILED where the library comes to a leaf that fails.
 */
export function askCarefully(node: Node, leaves: LeafTable, outcomes: Outcomes): boolean {
  switch (node.kind) {
    case 'leaf':
      if (outcomes.states[node.id] === FAILED)
        throw failed(leaves.failureOf(node.id, outcomes.values), node.condition.path);
      return outcomes.states[node.id] === TRUE;
    case 'not':
      return !askCarefully(node.of, leaves, outcomes);
    case 'failing':
      throw failed(node.reason, node.path);
    case 'all':
    case 'any': {
      const wanted = node.kind === 'any';
      const settled = node.sets.some((set) => {
        const answers = set.map((one) => askCarefully(one, leaves, outcomes));
        return answers.includes(wanted);
      });
      return node.of.length === 0 || settled === wanted;
    }
  }
}

/** High priority first, as the library sorts. */
function byPriority(conditions: readonly Condition[], nodes: readonly Node[]): Node[][] {
  const sets = new Map<number, Node[]>();
  for (const [i, node] of nodes.entries()) {
    const priority = conditions[i]?.priority ?? 1;
    sets.set(priority, [...(sets.get(priority) ?? []), node]);
  }
  return [...sets].sort(([a], [b]) => b - a).map(([, set]) => set);
}

function failed(reason: string, path: string): DomainError {
  return new DomainError('RULE_EVALUATION_FAILED', { reason, path });
}
