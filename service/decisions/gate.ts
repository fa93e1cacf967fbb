import { DomainError } from '../domain/errors.js';
import { compileRuleSet } from './compile.js';
import { deciderFor } from './decider.js';
import { type ExampleResult, runExample } from './examples.js';
import { generateFacts } from './factPool.js';
import { admitFacts } from './facts.js';
import { type Finding, refuse, refuses } from './finding.js';
import { referenceRuleSet } from './library.js';
import { lintRuleSet } from './lint.js';
import { type RuleFolder, versionOf } from './ruleFolder.js';
import type { FactRecord, RuleEvent } from './ruleSet.js';

/** What the gate found out about a draft. */
export interface GateReport {
  ruleSet: string;
  /** The version that a publish would give it. */
  version: string;
  publishable: boolean;
  findings: readonly Finding[];
  examples: { count: number; failed: readonly ExampleResult[] };
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
const GENERATED = 3_000;

/**
 * A draft is published only if it validates, all its examples pass, and both evaluators agree on the examples and on
 * generated fact records. Where it does not validate, nothing else is tried.
 */
export async function examineDraft(draft: RuleFolder): Promise<GateReport> {
  const findings = [...lintRuleSet(draft.ruleSet, draft.facts), ...compileFindings(draft)];
  const report = { ruleSet: draft.name, version: versionOf(draft), findings };
  if (refuses(findings)) {
    const nothing = {
      examples: { count: draft.examples.length, failed: [] },
      agreement: { records: 0, differences: [] },
    };
    return { ...report, publishable: false, ...nothing };
  }
  const decide = deciderFor(draft);
  const failed = draft.examples.map((example) => runExample(example, decide)).filter((result) => !result.ok);
  const agreement = await compareEvaluators(draft);
  return {
    ...report,
    publishable: failed.length === 0 && agreement.differences.length === 0,
    examples: { count: draft.examples.length, failed },
    agreement,
  };
}

function compileFindings(draft: RuleFolder): Finding[] {
  try {
    deciderFor(draft);
    return [];
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'RULE_SET_INVALID') throw error;
    const found = error.facts.findings as readonly { path: string; message: string }[];
    return found.map(({ path, message }) => refuse('outcome', path, message));
  }
}

async function compareEvaluators(draft: RuleFolder): Promise<GateReport['agreement']> {
  const compiled = compileRuleSet(draft.ruleSet);
  const reference = referenceRuleSet(draft.ruleSet);
  const examples = draft.examples.map((example) => admitFacts(draft.facts, example.facts).facts);
  const records = [...examples, ...generateFacts(draft.facts, draft.ruleSet, { count: GENERATED, seed: SEED })];
  const differences: Difference[] = [];
  for (const facts of records) {
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
