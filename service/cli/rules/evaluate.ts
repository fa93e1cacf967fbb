import { accessSync, createReadStream } from 'node:fs';
import { compileRuleSet } from '../../decisions/compile.js';
import { admitFacts } from '../../decisions/facts.js';
import { findingsIn, ruleSetInvalid } from '../../decisions/finding.js';
import { isObject } from '../../decisions/json.js';
import { referenceRuleSet } from '../../decisions/library.js';
import type { FactRecord, RuleEvent, RuleSet } from '../../decisions/ruleSet.js';
import { DomainError } from '../../domain/errors.js';
import { inputLines } from '../inputLines.js';
import { fail, printLine } from '../output.js';
import { sentencesOf } from './findings.js';
import { readRuleFile } from './ruleFile.js';

type Answer = { events: readonly RuleEvent[]; trace: unknown } | { error: string };
type Evaluator = (facts: FactRecord) => Answer | Promise<Answer>;

export async function evaluateRules(options: {
  rules: string;
  facts: string;
  engine: string;
  json?: true;
}): Promise<void> {
  if (options.engine !== 'compiled' && options.engine !== 'library') {
    fail(2, `--engine ${options.engine}: write compiled or library`);
    return;
  }
  const { set, declared } = readRuleFile(options.rules);
  const evaluator = options.engine === 'compiled' ? compiledEvaluator(set) : libraryEvaluator(set);
  accessSync(options.facts);
  for await (const { number, line } of inputLines(createReadStream(options.facts))) {
    const record = factRecord(line);
    const answer =
      record === null
        ? unreadableLine(options.facts, number)
        : await evaluator(declared === null ? record : admitFacts(declared, record).facts);
    printLine(options.json ? JSON.stringify(answer) : inWords(number, answer));
  }
}

/** A line that is no record is answered too, so that answers stay beside their records; the exit code tells. */
function unreadableLine(file: string, number: number): Answer {
  const error = `${file}, line ${number}: write one fact record as a JSON object`;
  fail(2, error);
  return { error };
}

function factRecord(line: string): FactRecord | null {
  try {
    const json = JSON.parse(line) as unknown;
    return isObject(json) ? json : null;
  } catch {
    return null;
  }
}

function compiledEvaluator(set: RuleSet): Evaluator {
  return answering(() => {
    const compiled = compileRuleSet(set);
    return (facts) => compiled.evaluate(facts);
  });
}

function libraryEvaluator(set: RuleSet): Evaluator {
  return answering(() => {
    refuseEndless(set);
    const reference = referenceRuleSet(set);
    return (facts) => reference.evaluate(facts);
  });
}

/** References that multiply: the library takes them and does not come back. */
function refuseEndless(set: RuleSet): void {
  try {
    compileRuleSet(set);
  } catch (error) {
    const endless = findingsIn(error).filter(({ code }) => code === 'too-large');
    if (endless.length > 0) throw ruleSetInvalid(endless);
  }
}

type Evaluated = { events: readonly RuleEvent[]; trace: unknown };

/** A set that is refused, and a record on which it fails, are answers too: {error}. */
function answering(prepare: () => (facts: FactRecord) => Evaluated | Promise<Evaluated>): Evaluator {
  let evaluate: (facts: FactRecord) => Evaluated | Promise<Evaluated>;
  try {
    evaluate = prepare();
  } catch (error) {
    const answer = errorAnswer(error);
    return () => answer;
  }
  return async (facts) => {
    try {
      return await evaluate(facts);
    } catch (error) {
      return errorAnswer(error);
    }
  };
}

function errorAnswer(error: unknown): Answer {
  if (!(error instanceof DomainError)) throw error;
  if (error.code === 'RULE_SET_INVALID') return { error: sentencesOf(findingsIn(error)) };
  const { reason, path } = error.facts;
  return { error: typeof path === 'string' ? `${path}: ${String(reason)}` : String(reason) };
}

function inWords(number: number, answer: Answer): string {
  if ('error' in answer) return `${number}: ${answer.error}`;
  const events = answer.events.map(({ type, params }) => `${String(type)} ${JSON.stringify(params ?? {})}`);
  return `${number}: ${events.length === 0 ? 'nothing fires' : events.join('; ')}`;
}
