import { describe, expect, it } from '@jest/globals';
import { readRuleFolder } from '../../../service/decisions/ruleFolder.js';
import { compileTriage, decideTriage } from '../../../service/decisions/triage.js';

const rules = compileTriage(readRuleFolder('rules/triage'));

describe('triage', () => {
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
