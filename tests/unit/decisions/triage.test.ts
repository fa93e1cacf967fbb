import { describe, expect, it } from '@jest/globals';
import { runExample } from '../../../service/decisions/examples.js';
import { readRuleFolder } from '../../../service/decisions/ruleFolder.js';
import { compileTriage, decideTriage } from '../../../service/decisions/triage.js';

const folder = readRuleFolder('rules/triage');
const rules = compileTriage(folder);

describe('triage', () => {
  it.each(folder.examples)('$name', (example) => {
    // when
    const result = runExample(example, (facts) => decideTriage(rules, facts));

    // then
    expect(result.mismatches).toEqual([]);
  });

  it('gives the same decision and the same words when it is asked again', () => {
    // given
    const facts = { text: '幼儿园门口燃气泄漏', placeKind: 'school', hour: 8 };

    // when
    const first = decideTriage(rules, facts);
    const second = decideTriage(compileTriage(readRuleFolder('rules/triage')), facts);

    // then
    expect({ ...second, trace: second.trace.rules() }).toEqual({ ...first, trace: first.trace.rules() });
  });

  it('says which facts were missing or of another type', () => {
    // when
    const { notes } = decideTriage(rules, { text: 'x', injured: 'two' });

    // then
    expect(notes).toContainEqual({ fact: 'injured', note: 'mistyped' });
    expect(notes).toContainEqual({ fact: 'placeKind', note: 'missing' });
    expect(notes).not.toContainEqual({ fact: 'text', note: 'missing' });
  });
});
