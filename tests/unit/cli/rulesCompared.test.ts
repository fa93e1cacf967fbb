import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { layOutRules } from '../../../service/application/rules/layOutRules.js';
import { RuleBook } from '../../../service/application/rules/ruleBook.js';
import { openStores } from '../../../service/composition/stores.js';
import { readRuleFolder } from '../../../service/decisions/ruleFolder.js';
import { decideTriage } from '../../../service/decisions/triage.js';
import { VirtualClock } from '../../../service/domain/virtualClock.js';
import { NINE, reportedCase } from '../../builders/case.js';
import { atLeast, edited, file, inFolder, jsonOf, rule, ruleFolderForEachTest, run } from './ruleFiles.js';

ruleFolderForEachTest();

describe('shaodao rules compare', () => {
  it('counts and lists what comes out otherwise over a file of records', async () => {
    const facts = file('facts.ndjson', '{"peopleAffected":450}\n{"peopleAffected":10}\n');
    const copy = edited('"value": 500', '"value": 400');

    const { out, exitCode } = await run('compare', 'rules/triage', copy, '--cases', facts, '--json');

    expect(jsonOf(out)).toMatchObject({
      rules: { added: [], removed: [], changed: ['five-hundred-people'] },
      source: 'file',
      cases: 2,
      changed: 1,
      byField: { colour: 1, level: 1 },
      differences: [{ case: 1 }],
    });
    const [difference] = jsonOf(out).differences as { changes: object[] }[];
    expect(difference?.changes[0]).toEqual({ field: 'colour', from: 'yellow', to: 'orange' });
    expect(exitCode).toBeUndefined();
  });

  it('compares rule files of any kind by the events that they send', async () => {
    const a = file('a.json', [rule('many', atLeast('n', 10))]);
    const b = file('b.json', [rule('many', atLeast('n', 11))]);

    const { out } = await run('compare', a, b, '--cases', '500', '--json');

    const { changed, byField, cases } = jsonOf(out) as { changed: number; byField: object; cases: number };
    expect(cases).toBe(500);
    expect(changed).toBeGreaterThan(0);
    expect(byField).toEqual({ events: changed });
  });

  it('exits with 2 where the cases cannot be read', async () => {
    const answer = await run('compare', 'rules/triage', 'rules/triage', '--cases', 'many');

    expect(answer).toMatchObject({ exitCode: 2 });
    expect(answer.err).toContain('write how many cases');
  });
});

/** A data folder with the rule sets that came with the product and two decided cases. */
async function dataFolder(): Promise<string> {
  const data = inFolder('data');
  const stores = await openStores({ data }, { clock: new VirtualClock(NINE) });
  const needs = { stores, clock: new VirtualClock(NINE) };
  await layOutRules(needs, [readRuleFolder('rules/triage'), readRuleFolder('rules/escalation')]);
  const rules = await new RuleBook(stores).newest('triage');
  for (const [id, peopleAffected] of [['one', 450] as const, ['two', 10] as const]) {
    const decision = decideTriage(rules, { peopleAffected });
    await stores.collection('cases').insert(reportedCase({ id, status: 'open', decision }));
  }
  await stores.close();
  return data;
}

describe('shaodao rules explain', () => {
  it('explains a fact record by any of the sets', async () => {
    const { out } = await run('explain', '--facts', '{"text":"楼道里燃气味很重"}', '--json');
    const missed = await run('explain', '--set', 'escalation', '--facts', '{"colour":"red","tier":0}', '--json');
    const points = await run('explain', '--set', 'evaluation', '--facts', '{}', '--json');

    expect(jsonOf(out)).toMatchObject({
      ruleSet: 'triage',
      verdict: { value: 'red', words: { zh: '红色', en: 'Red' } },
    });
    expect(jsonOf(missed.out)).toMatchObject({ ruleSet: 'escalation', verdict: { value: 2 } });
    expect(jsonOf(points.out)).toMatchObject({ ruleSet: 'evaluation', verdict: { words: { en: '2 points' } } });
  });

  it('explains a stored case by the version that decided it, also after another was published', async () => {
    const data = await dataFolder();
    const before = await run('explain', '--case', '20260302-one', '--data', data, '--json');
    const copy = edited('"value": 50 ', '"value": 60 ');
    const cases = readFileSync(join(copy, 'surroundings.cases.json'), 'utf8');
    writeFileSync(
      join(copy, 'surroundings.cases.json'),
      cases.replaceAll('"peopleAffected": 50 ', '"peopleAffected": 60 '),
    );

    const published = await run('publish', copy, '--data', data, '--reason', '试行', '--json');
    const after = await run('explain', '--case', '20260302-one', '--data', data, '--json');

    expect(jsonOf(published.out)).toEqual({ published: true, ruleSet: 'triage', version: 2 });
    expect(jsonOf(before.out)).toMatchObject({ version: '1', verdict: { value: 'yellow' } });
    expect(after.out).toBe(before.out);
  }, 240_000);

  it.each([
    ['neither a case nor facts', [], 2],
    ['facts that are no record', ['--facts', '[1]'], 2],
    ['a set that is not there', ['--facts', '{}', '--set', 'colours'], 2],
  ])('exits with 2 at %s', async (_what, words, exitCode) => {
    expect(await run('explain', ...words)).toMatchObject({ exitCode });
  });

  it('exits with 1 where no case is called so', async () => {
    const data = await dataFolder();

    expect(await run('explain', '--case', 'nobody', '--data', data)).toMatchObject({ exitCode: 1 });
  });
});

describe('shaodao rules publish', () => {
  it('refuses a draft with the examples that fail', async () => {
    const data = await dataFolder();
    const copy = edited('"value": 500', '"value": 600');

    const { out, exitCode } = await run('publish', copy, '--data', data, '--reason', '试行', '--json');

    expect(jsonOf(out)).toMatchObject({
      published: false,
      ruleSet: 'triage',
      findings: [],
      examples: [{ name: "500 people make it orange and a department's", ok: false }],
    });
    expect(exitCode).toBe(1);
  });

  it('says who holds the data folder while the service runs', async () => {
    const data = await dataFolder();
    const service = await openStores({ data }, { clock: new VirtualClock(NINE) });

    const { err, exitCode } = await run('publish', 'rules/triage', '--data', data, '--reason', '试行');

    await service.close();
    expect(exitCode).toBe(1);
    expect(err).toContain(`process ${process.pid}`);
  });

  it('lets a comparison look at the stored cases while the service runs', async () => {
    const data = await dataFolder();
    const service = await openStores({ data }, { clock: new VirtualClock(NINE) });
    const copy = edited('"value": 500', '"value": 400');

    const { out } = await run('compare', '1', copy, '--cases', '1000', '--data', data, '--json');

    await service.close();
    expect(jsonOf(out)).toMatchObject({
      source: 'stored',
      cases: 2,
      changed: 1,
      differences: [{ caseId: 'one', code: '20260302-one' }],
    });
  });
});
