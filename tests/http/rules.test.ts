import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CaseList, CaseView } from '../../service/contract/case.js';
import { CaseDecisions } from '../../service/contract/explanation.js';
import {
  CheckedRuleSet,
  DecisionExample,
  PublishedRuleSet,
  type RuleSetContent,
  RuleSetComparison,
  RuleSetList,
  RuleSetVersion,
} from '../../service/contract/ruleSet.js';
import { Situation } from '../../service/contract/situation.js';
import { FollowedReport } from '../../service/contract/report.js';
import { type Caller, HOUR, type Office, openOffice, seen } from '../builders/office.js';

let office: Office;
let admin: Caller;

beforeEach(async () => {
  office = await openOffice();
  admin = await office.as('admin');
});
afterEach(() => office.close());

const triage = async (version = 1) =>
  seen(PublishedRuleSet, await admin.get(`/rule-sets/triage/versions/${version}`)).content;

/** The content with one text of its rules replaced. */
function edited(content: RuleSetContent, from: string, to: string): RuleSetContent {
  const before = JSON.stringify(content.rules);
  if (!before.includes(from)) throw new Error(`${from} does not stand in the rules`);
  return { ...content, rules: JSON.parse(before.replace(from, to)) as unknown[] };
}

const thousand = '"operator":"greaterThanInclusive","value":500';
const easier = '"operator":"greaterThanInclusive","value":400';

/** The draft in which 400 people are as many as 500 were. */
async function draft(): Promise<RuleSetContent> {
  const content = edited(await triage(), thousand, easier);
  return {
    ...content,
    examples: content.examples.map((example) =>
      example.facts.peopleAffected === 499 ? { ...example, facts: { ...example.facts, peopleAffected: 399 } } : example,
    ),
  };
}

async function report(input: object): Promise<CaseView> {
  await (await office.as()).post('/reports', { text: '广场地砖松动', gridId: 'dengta-1', ...input });
  await office.quiet();
  const newest = seen(CaseList, await admin.get('/cases?limit=200')).items.sort((a, b) =>
    a.code < b.code ? 1 : -1,
  )[0];
  return seen(CaseView, await admin.get(`/cases/${newest?.id ?? ''}`));
}

describe('rule sets', () => {
  it('are listed with the versions that came with the product', async () => {
    const { items } = seen(RuleSetList, await admin.get('/rule-sets'));

    expect(items.map(({ name, versions }) => [name, versions[0]?.version])).toEqual([
      ['escalation', 1],
      ['evaluation', 1],
      ['triage', 1],
    ]);
  });

  it('say while one writes what stands against publishing, with the JSON path', async () => {
    const wrong = edited(await triage(), '"fact":"injured"', '"fact":"wounded"');

    const checked = seen(CheckedRuleSet, await admin.post('/rule-sets/triage/check', { content: wrong }));

    expect(checked).toMatchObject({ publishable: false, findings: [{ code: 'unknown-fact', severity: 'refuse' }] });
    expect(checked.findings[0]?.path).toMatch(/^\$\.rules\[\d+\]\.conditions/);
  });

  it('are not published where an example fails: the answer names it', async () => {
    const content = edited(await triage(), thousand, '"operator":"greaterThanInclusive","value":600');

    const answer = await admin.post('/rule-sets/triage/versions', { content, base: 1, reason: '提高门槛' });

    expect(answer.body).toMatchObject({ status: 422, code: 'RULE_SET_INVALID' });
    expect(JSON.stringify(answer.body)).toContain("500 people make it orange and a department's");
    expect(seen(RuleSetList, await admin.get('/rule-sets')).items[2]?.versions).toHaveLength(1);
  });

  it('decide the next case by the version that was published, and the old one keeps its answer', async () => {
    const before = await report({ peopleAffected: 450 });
    const why = seen(CaseDecisions, await admin.get(`/cases/${before.id}/decisions`));
    const content = await draft();

    const comparison = seen(
      RuleSetComparison,
      await admin.post('/rule-sets/triage/comparison', { before: 1, after: content }),
    );
    const published = seen(
      RuleSetVersion,
      await admin.post('/rule-sets/triage/versions', { content, base: 1, reason: '降低门槛' }),
    );
    const after = await report({ peopleAffected: 450 });

    expect(comparison).toMatchObject({ cases: 1, changed: 1, byField: { colour: 1 } });
    expect(comparison.differences[0]).toMatchObject({ caseId: before.id, code: before.code });
    expect(published).toMatchObject({ version: 2, reason: '降低门槛', publishedBy: { zh: '陈建国' } });
    expect([before.ruleSetVersion, after.ruleSetVersion]).toEqual(['1', '2']);
    expect([before.colour, after.colour]).toEqual(['yellow', 'orange']);
    expect(seen(CaseDecisions, await admin.get(`/cases/${before.id}/decisions`))).toEqual(why);
    expect(why.items[0]).toMatchObject({ version: '1', verdict: { value: 'yellow' } });
    const [now] = seen(CaseDecisions, await admin.get(`/cases/${after.id}/decisions`)).items;
    expect(now).toMatchObject({ version: '2', verdict: { value: 'orange', words: { zh: '橙色', en: 'Orange' } } });
  }, 240_000);

  it('give a stored case as an example, without the words of the resident', async () => {
    const { id } = await report({ text: '王阿姨家楼道燃气味很重', peopleAffected: 450 });

    const example = seen(DecisionExample, await admin.get(`/rule-sets/triage/examples/${id}`));
    const content = await triage();
    const checked = seen(
      CheckedRuleSet,
      await admin.post('/rule-sets/triage/check', {
        content: { ...content, examples: [...content.examples, example] },
      }),
    );

    expect(example).toMatchObject({ facts: { topics: ['gas'], peopleAffected: 450 }, expect: { colour: 'red' } });
    expect(JSON.stringify(example)).not.toContain('王阿姨');
    expect(checked).toMatchObject({ publishable: true, findings: [] });
  });
});

describe('a missed deadline', () => {
  it('is explained by the rules of escalation that let it climb', async () => {
    const { id } = await report({ itemId: 'manhole-missing' });

    await office.advance(3 * HOUR);

    const { items } = seen(CaseDecisions, await admin.get(`/cases/${id}/decisions`));
    expect(items.map(({ ruleSet }) => ruleSet)).toContain('escalation');
    const climb = items.find(({ ruleSet }) => ruleSet === 'escalation');
    expect(climb).toMatchObject({ version: '1', verdict: { value: expect.any(Number) as unknown } });
    expect(climb?.at).toBeGreaterThan(office.clock.now() - 3 * HOUR);
    expect(climb?.plain[0]?.zh).toContain('未按时办理');
  });
});

describe('the decisions about a case', () => {
  it('are told to those only who may read the case', async () => {
    const { id } = await report({});
    const elsewhere = await office.as('songling');

    const answer = await elsewhere.get(`/cases/${id}/decisions`);

    expect(answer.body).toMatchObject({ status: 403, code: 'NOT_ALLOWED' });
  });
});

describe('what a resident reads', () => {
  it('says colour, reasons and promise in plain sentences', async () => {
    const { trackingCode } = await report({ text: '楼道里燃气味很重' });

    const { plain } = seen(FollowedReport, await (await office.as()).get(`/reports/${trackingCode}`));

    expect(plain.map(({ zh }) => zh)).toEqual(
      expect.arrayContaining(['您的诉求定为红色。', '疑似燃气泄漏。', '我们将在15分钟内答复您。']),
    );
  });
});

describe('what holds in the county', () => {
  it('is said by the supervisor, and the next case is decided by it', async () => {
    const supervisor = await office.as('ducha');
    const ordinary = seen(Situation, await supervisor.get('/situation'));
    const rain = { ...ordinaryParts, weatherKind: 'rainstorm', weatherAlert: 'orange', reason: '暴雨橙色预警' };

    const said = seen(Situation, await supervisor.post('/situation', rain));

    expect(ordinary).toMatchObject({ weatherKind: 'none', since: null });
    expect(said).toMatchObject({ weatherKind: 'rainstorm', weatherAlert: 'orange', reason: '暴雨橙色预警' });
    const { reasons } = await report({});
    expect(reasons.map(({ zh }) => zh)).toContain('气象橙色或红色预警期间');
  });
});

const ordinaryParts = { emergencyMode: false, publicEvent: false };
