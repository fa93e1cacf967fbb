import { z } from 'zod';
import { Instant, Localized } from './localized.js';

const Choice = z.strictObject({ value: z.string(), zh: z.string(), en: z.string() });
const common = { name: z.string().min(1).max(100), label: z.strictObject({ zh: z.string(), en: z.string() }) };

/** A fact that rules may ask about: what a form offers for it. */
export const FactDeclaration = z
  .discriminatedUnion('type', [
    z.strictObject({ ...common, type: z.literal('text'), default: z.string() }),
    z.strictObject({ ...common, type: z.literal('flag'), default: z.boolean() }),
    z.strictObject({
      ...common,
      type: z.literal('number'),
      unit: z.string(),
      min: z.number(),
      max: z.number(),
      default: z.number(),
    }),
    z.strictObject({ ...common, type: z.literal('choice'), values: z.array(Choice).min(1), default: z.string() }),
    z.strictObject({
      ...common,
      type: z.literal('list'),
      values: z.array(Choice).min(1),
      default: z.array(z.string()),
    }),
  ])
  .meta({ id: 'FactDeclaration' });
export type FactDeclaration = z.infer<typeof FactDeclaration>;

/** Facts, and what must come out of them; an example names only the parts of the decision that it is about. */
export const DecisionExample = z
  .strictObject({
    name: z.string().trim().min(1).max(200),
    facts: z.record(z.string(), z.unknown()),
    expect: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'DecisionExample' });
export type DecisionExample = z.infer<typeof DecisionExample>;

/**
 * All that a rule set says. `rules` and `conditions` are json-rules-engine's own JSON and may be wrong while somebody
 * writes them: the check finds it. `tables`: matrix, clocks and keywords of triage.
 */
export const RuleSetContent = z
  .strictObject({
    rules: z.array(z.unknown()).max(5_000),
    conditions: z.record(z.string(), z.unknown()).default({}),
    facts: z.array(FactDeclaration).max(500),
    tables: z.record(z.string(), z.unknown()).default({}),
    examples: z.array(DecisionExample).max(10_000),
  })
  .meta({ id: 'RuleSetContent' });
export type RuleSetContent = z.infer<typeof RuleSetContent>;

export const RuleSetVersion = z
  .object({
    version: z.int(),
    publishedAt: Instant,
    /** null: it came with the product, or from the command line. */
    publishedBy: Localized.nullable(),
    reason: z.string(),
  })
  .meta({ id: 'RuleSetVersion' });
export type RuleSetVersion = z.infer<typeof RuleSetVersion>;

/** `versions`: the newest, which is in force, first. */
export const RuleSetList = z
  .object({ items: z.array(z.object({ name: z.string(), versions: z.array(RuleSetVersion).min(1) })) })
  .meta({ id: 'RuleSetList' });
export type RuleSetList = z.infer<typeof RuleSetList>;

export const PublishedRuleSet = RuleSetVersion.extend({ name: z.string(), content: RuleSetContent }).meta({
  id: 'PublishedRuleSet',
});
export type PublishedRuleSet = z.infer<typeof PublishedRuleSet>;

export const CheckRuleSet = z.strictObject({ content: RuleSetContent });
export type CheckRuleSet = z.infer<typeof CheckRuleSet>;

/** `path` is a JSON path in {rules, conditions, tables}: $.rules[3].conditions.all[0].value. */
export const RuleFinding = z
  .object({ severity: z.enum(['refuse', 'warn']), code: z.string(), path: z.string(), message: Localized })
  .meta({ id: 'RuleFinding' });
export type RuleFinding = z.infer<typeof RuleFinding>;

export const ExampleResult = z
  .object({
    name: z.string(),
    ok: z.boolean(),
    mismatches: z.array(z.object({ field: z.string(), expected: z.unknown(), actual: z.unknown() })),
  })
  .meta({ id: 'ExampleResult' });
export type ExampleResult = z.infer<typeof ExampleResult>;

/** `examples`: in their order; empty while a finding refuses the draft. The agreement of the evaluators is asked at publishing. */
export const CheckedRuleSet = z
  .object({ publishable: z.boolean(), findings: z.array(RuleFinding), examples: z.array(ExampleResult) })
  .meta({ id: 'CheckedRuleSet' });
export type CheckedRuleSet = z.infer<typeof CheckedRuleSet>;

/**
 * `base` is the version that the draft was made from: where somebody has published meanwhile the publish is refused
 * (409 CHANGED_MEANWHILE). A draft that does not pass the gate is refused with 422 RULE_SET_INVALID; its facts are
 * `findings` (RuleFinding), `examples` (those that fail, ExampleResult) and `differences` (the evaluators').
 */
export const PublishRuleSet = z.strictObject({
  content: RuleSetContent,
  base: z.int().min(0),
  reason: z.string().trim().min(2).max(500),
});
export type PublishRuleSet = z.infer<typeof PublishRuleSet>;

/** Two versions, or a version and a draft, over the last stored cases. */
export const CompareRuleSets = z.strictObject({
  before: z.int().min(1),
  after: z.union([z.int().min(1), RuleSetContent]),
  cases: z.int().min(0).max(1_000).default(1_000),
});
export type CompareRuleSets = z.infer<typeof CompareRuleSets>;

export const RuleSetComparison = z
  .object({
    /** By name; a named condition as `condition <name>`, a table as `table <name>`. */
    rules: z.object({ added: z.array(z.string()), removed: z.array(z.string()), changed: z.array(z.string()) }),
    /** How many stored cases were decided again with both. */
    cases: z.int(),
    /** How many of them come out otherwise. */
    changed: z.int(),
    /** Part of the decision (colour, lead, handleMinutes …) → in how many cases it differs. */
    byField: z.record(z.string(), z.int()),
    /** The newest case first. */
    differences: z.array(
      z.object({
        caseId: z.string(),
        code: z.string(),
        changes: z.array(z.object({ field: z.string(), from: z.unknown(), to: z.unknown() })),
      }),
    ),
  })
  .meta({ id: 'RuleSetComparison' });
export type RuleSetComparison = z.infer<typeof RuleSetComparison>;
