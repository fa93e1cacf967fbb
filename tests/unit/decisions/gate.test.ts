import { describe, expect, it } from '@jest/globals';
import { checkDraft, examineDraft } from '../../../service/decisions/gate.js';
import type { RuleContent } from '../../../service/decisions/ruleContent.js';
import { readRuleFolder } from '../../../service/decisions/ruleFolder.js';

const triage = readRuleFolder('rules/triage');

/** The draft with one text of its rules replaced. */
function edited(folder: RuleContent, from: string, to: string): RuleContent {
  const before = JSON.stringify(folder.ruleSet);
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${from} does not stand in the rules`);
  return { ...folder, ruleSet: JSON.parse(after) as RuleContent['ruleSet'] };
}

describe('the publish gate', () => {
  it.each(['triage', 'escalation', 'evaluation'])(
    'lets the rule set %s through',
    async (name) => {
      const report = await examineDraft(readRuleFolder(`rules/${name}`));

      expect(report).toMatchObject({
        publishable: true,
        findings: [],
        agreement: { differences: [] },
      });
      expect(report.agreement.records).toBeGreaterThan(2000);
    },
    240_000,
  );

  it('refuses a changed threshold that an example holds, and says which one', async () => {
    const draft = edited(
      triage,
      '"operator":"greaterThanInclusive","value":500',
      '"operator":"greaterThanInclusive","value":600',
    );

    const report = await examineDraft(draft);

    expect(report.publishable).toBe(false);
    expect(report.examples.filter(({ ok }) => !ok).map(({ name }) => name)).toContain(
      "500 people make it orange and a department's",
    );
  }, 240_000);

  it('says where no facts can make a rule fire', () => {
    const contradiction = {
      all: [
        { fact: 'hour', operator: 'lessThan', value: 6 },
        { fact: 'hour', operator: 'greaterThan', value: 20 },
      ],
    };
    const reason = { zh: '不会发生', en: 'never' };
    const silent = { name: 'never', conditions: contradiction, event: { type: 'x', params: { reason } } };
    const ruleSet = { ...triage.ruleSet, rules: [...triage.ruleSet.rules, silent] };

    const { findings, publishable } = checkDraft({ ...triage, ruleSet });

    expect(findings).toMatchObject([
      { severity: 'warn', code: 'never-fires', path: `$.rules[${triage.ruleSet.rules.length}]` },
    ]);
    expect(publishable).toBe(true);
  });

  it('refuses an unknown fact before anything is tried', async () => {
    const report = await examineDraft(edited(triage, '"fact":"injured"', '"fact":"wounded"'));

    expect(report).toMatchObject({ publishable: false, agreement: { records: 0 } });
    expect(report.findings[0]).toMatchObject({ code: 'unknown-fact' });
  });

  it('says of a value that may have several shapes what is missing to each', async () => {
    const report = await examineDraft(edited(triage, '"lead":{"fact":"catalogueLead"}', '"lead":7'));

    expect(report.findings[0]?.message).toEqual({
      zh: '无效输入：期望 string，实际接收 数字；或者：无效输入：期望 object，实际接收 数字',
      en: 'Invalid input: expected string, received number; or: Invalid input: expected object, received number',
    });
  });

  it('refuses what triage does not understand', async () => {
    const report = await examineDraft(edited(triage, '"importance":3', '"importance":4'));

    expect(report).toMatchObject({ publishable: false });
    expect(report.findings).toEqual([
      {
        code: 'outcome',
        severity: 'refuse',
        path: expect.stringMatching(/^\$\.rules\[\d+\]\.event\.params\.importance$/),
        message: { zh: '数值过大：期望 number <=3', en: 'Too big: expected number to be <=3' },
      },
    ]);
  });
});
