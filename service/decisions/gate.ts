import { setImmediate } from 'node:timers/promises';
import { compileRuleSet } from './compile.js';
import { decidingFacts } from './decidingFacts.js';
import { deciderFor } from './decider.js';
import { type ExampleResult, runExample } from './examples.js';
import { generateFacts } from './factPool.js';
import { admitFacts } from './facts.js';
import { type Finding, findingsIn, refuses, warn } from './finding.js';
import { referenceRuleSet } from './library.js';
import { lintRuleSet } from './lint.js';
import type { RuleContent } from './ruleContent.js';
import type { FactRecord, RuleEvent } from './ruleSet.js';

/** What can be said about a draft while somebody writes it. */
export interface DraftCheck {
  publishable: boolean;
  findings: readonly Finding[];
  /** Each example in its order; none while a finding refuses the draft. */
  examples: readonly ExampleResult[];
}

/** What the gate found out about a draft. */
export interface GateReport extends DraftCheck {
  /** Fact records on which the compiled rule set and json-rules-engine were held against each other. */
  agreement: { records: number; differences: readonly Difference[] };
}

export interface Difference {
  facts: FactRecord;
  compiled: readonly RuleEvent[] | { error: string };
  library: readonly RuleEvent[] | { error: string };
}

/** The same records each time, so that a refusal can be repeated. */
const SEED = 20261121;
const GENERATED = 2_000;
/** Records between which others have their turn. */
const TURN = 5;

/** Whether the draft validates and its examples pass. Throws NOT_FOUND where the product has no such rule set. */
export function checkDraft(draft: RuleContent): DraftCheck {
  const findings = lintRuleSet(draft.ruleSet, draft.facts);
  if (!refuses(findings)) findings.push(...compileFindings(draft));
  if (refuses(findings)) return { publishable: false, findings, examples: [] };
  const decide = deciderFor(draft);
  const examples = draft.examples.map((example) => runExample(example, decide));
  findings.push(...unreachable(draft));
  return { publishable: examples.every(({ ok }) => ok), findings, examples };
}

/**
 * A draft is published only if it validates, all its examples pass, and both evaluators agree on the examples and on
 * generated fact records: those that each comparison decides about, and random ones. Where it does not get as far, the evaluators are not asked.
 */
export async function examineDraft(draft: RuleContent): Promise<GateReport> {
  const check = checkDraft(draft);
  if (!check.publishable) return { ...check, agreement: { records: 0, differences: [] } };
  const agreement = await compareEvaluators(draft);
  return { ...check, publishable: agreement.differences.length === 0, agreement };
}

function compileFindings(draft: RuleContent): readonly Finding[] {
  try {
    deciderFor(draft);
    return [];
  } catch (error) {
    return findingsIn(error);
  }
}

/** Rules that fire on no example and on no record that was made to make them fire. */
function unreachable(draft: RuleContent): Finding[] {
  const compiled = compileRuleSet(draft.ruleSet);
  const heard = new Set(telling(draft).flatMap((facts) => compiled.events(facts)));
  const silent = compiled.rules.filter(({ event }) => !heard.has(event));
  return silent.map(({ index }) =>
    warn('never-fires', `$.rules[${index}]`, {
      zh: '试过的事实没有一个能触发它：条件之间可能互相矛盾',
      en: 'it fired on no facts that were tried: its conditions may contradict each other',
    }),
  );
}

/** The examples' facts, and those that one comparison decides about. */
function telling(draft: RuleContent): FactRecord[] {
  const examples = draft.examples.map((example) => admitFacts(draft.facts, example.facts).facts);
  return [...examples, ...decidingFacts(draft.facts, draft.ruleSet)];
}

async function compareEvaluators(draft: RuleContent): Promise<GateReport['agreement']> {
  const compiled = compileRuleSet(draft.ruleSet);
  const reference = referenceRuleSet(draft.ruleSet);
  const records = [...telling(draft), ...generateFacts(draft.facts, draft.ruleSet, { count: GENERATED, seed: SEED })];
  const differences: Difference[] = [];
  for (const [index, facts] of records.entries()) {
    // The library takes milliseconds for each, and the service has others to answer meanwhile.
    if (index % TURN === 0) await setImmediate();
    const ours = await eventsOr(() => compiled.events(facts));
    const theirs = await eventsOr(async () => (await reference.evaluate(facts)).events);
    const bothFail = 'error' in ours && 'error' in theirs;
    if (!bothFail && JSON.stringify(ours) !== JSON.stringify(theirs))
      differences.push({ facts, compiled: ours, library: theirs });
  }
  return { records: records.length, differences };
}

async function eventsOr(
  evaluate: () => readonly RuleEvent[] | Promise<readonly RuleEvent[]>,
): Promise<Difference['compiled']> {
  try {
    return await evaluate();
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
