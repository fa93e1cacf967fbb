import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileRuleSet } from '../../service/decisions/compile.js';
import { type ReferenceRuleSet, referenceRuleSet } from '../../service/decisions/library.js';
import type { FactRecord, RuleEvent, RuleSet } from '../../service/decisions/ruleSet.js';
import { DomainError } from '../../service/domain/errors.js';
import { hostile, sound } from '../builders/ruleSet.js';

const RULE_SETS = 1_200;
const FACTS_EACH = 10;

type Answer = { events: readonly RuleEvent[] } | { refused: true } | { failed: true };

describe('compiled rule sets', () => {
  it('send the events that json-rules-engine sends, in our order', async () => {
    const answers = await compared(sound);

    // The generator must not drift to where nothing happens.
    expect(answers.filter((answer) => 'events' in answer && answer.events.length > 0).length).toBeGreaterThan(
      RULE_SETS,
    );
    expect(answers.filter((answer) => 'events' in answer && answer.events.length === 0).length).toBeGreaterThan(100);
    expect(answers.filter((answer) => 'failed' in answer)).toEqual([]);
  }, 480_000);

  it('fail where json-rules-engine fails, whatever they are given', async () => {
    const answers = await compared(hostile);

    expect(answers.filter((answer) => 'failed' in answer).length).toBeGreaterThan(RULE_SETS);
    expect(answers.filter((answer) => 'events' in answer).length).toBeGreaterThan(RULE_SETS);
  }, 480_000);
});

async function compared({ ruleSet, facts }: typeof sound | typeof hostile): Promise<Answer[]> {
  const answers: Answer[] = [];
  await fc.assert(
    fc.asyncProperty(
      ruleSet,
      fc.array<FactRecord>(facts, { minLength: FACTS_EACH, maxLength: FACTS_EACH }),
      async (set, records) => {
        const compiled = compiledAnswers(set);
        const reference = referenceAnswers(set);
        for (const record of records) {
          const answer = compiled(record);
          expect({ record, answer }).toEqual({ record, answer: await reference(record) });
          answers.push(answer);
        }
      },
    ),
    { numRuns: RULE_SETS },
  );
  return answers;
}

function compiledAnswers(set: RuleSet): (facts: FactRecord) => Answer {
  try {
    const compiled = compileRuleSet(set);
    return (facts) => {
      try {
        return { events: compiled.events(facts) };
      } catch (error) {
        return failure(error);
      }
    };
  } catch (error) {
    const answer = failure(error);
    return () => answer;
  }
}

function referenceAnswers(set: RuleSet): (facts: FactRecord) => Promise<Answer> {
  let reference: ReferenceRuleSet;
  try {
    reference = referenceRuleSet(set);
  } catch (error) {
    const answer = failure(error);
    return () => Promise.resolve(answer);
  }
  return (facts) => reference.evaluate(facts).then(({ events }) => ({ events }), failure);
}

function failure(error: unknown): Answer {
  if (!(error instanceof DomainError)) throw error;
  if (error.code === 'RULE_SET_INVALID') return { refused: true };
  if (error.code === 'RULE_EVALUATION_FAILED') return { failed: true };
  throw error;
}
