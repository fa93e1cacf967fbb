import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Command } from 'commander';
import { addRules } from '../../../service/cli/rules.js';
import { layOutRules } from '../../../service/application/layOutRules.js';
import { RuleBook } from '../../../service/application/ruleBook.js';
import { openStores } from '../../../service/composeStores.js';
import { readRuleFolder } from '../../../service/decisions/ruleFolder.js';
import { decideTriage } from '../../../service/decisions/triage.js';
import { errorSentence } from '../../../service/errorSentence.js';
import { VirtualClock } from '../../../service/domain/virtualClock.js';
import { NINE, reportedCase } from '../../builders/case.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shaodao-rules-'));
});
afterEach(() => {
  process.exitCode = undefined;
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

/** Runs `shaodao rules …`. */
async function run(...words: string[]) {
  process.exitCode = undefined;
  const out = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  const err = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  const program = new Command().exitOverride();
  addRules(program);
  const exit = await program.parseAsync(['rules', ...words], { from: 'user' }).then(
    () => undefined,
    (error: unknown) => errorSentence(error),
  );
  const said = (spy: typeof out) => spy.mock.calls.map(([text]) => String(text)).join('');
  const answer = { out: said(out), err: said(err) + (exit ?? ''), exitCode: exit === undefined ? process.exitCode : 2 };
  jest.restoreAllMocks();
  return { ...answer, lines: answer.out.split('\n').filter((line) => line !== '') };
}

const jsonOf = (text: string | undefined) => JSON.parse(text ?? '') as Record<string, unknown>;

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

/** A copy of rules/triage with one text of its rules replaced. */
function edited(from: string, to: string, name = 'triage'): string {
  const copy = join(folder, name);
  cpSync('rules/triage', copy, { recursive: true });
  const rules = readFileSync(join(copy, 'rules.json'), 'utf8');
  if (!rules.includes(from)) throw new Error(`${from} does not stand in the rules`);
  writeFileSync(join(copy, 'rules.json'), rules.replace(from, to));
  return copy;
}

const atLeast = (fact: string, value: unknown) => ({ fact, operator: 'greaterThanInclusive', value });
const rule = (type: string, condition: object, priority = 1) => ({
  conditions: { all: [condition] },
  event: { type, params: { said: type } },
  priority,
});

/** Thirty conditions that each name the next one twice: written out they are a thousand million. */
function multiplying(): object {
  const twice = (name: string) => ({ all: [{ condition: name }, { condition: name }] });
  const names = Array.from({ length: 30 }, (_none, i) => [`c${i}`, twice(`c${i + 1}`)] as const);
  const conditions = { ...Object.fromEntries(names), c30: { all: [atLeast('n', 1)] } };
  return { rules: [{ conditions: { condition: 'c0' }, event: { type: 'x' } }], conditions };
}

describe('shaodao rules evaluate', () => {
  it.each(['compiled', 'library'])('answers with an error where it would not come to an end (%s)', async (engine) => {
    const rules = file('endless.json', multiplying());
    const facts = file('facts.ndjson', '{"n":1}\n');

    const { lines } = await run('evaluate', '--rules', rules, '--facts', facts, '--engine', engine, '--json');

    expect(jsonOf(lines[0]).error).toContain('more than 100000 conditions');
  });

  it.each(['compiled', 'library'])('prints one line per record, events by priority and place (%s)', async (engine) => {
    const rules = file('rules-of-others.json', [rule('late', atLeast('n', 1)), rule('soon', atLeast('n', 2), 9)]);
    const facts = file('facts.ndjson', '{"n":2}\n{"n":1}\n\n{"n":0}\n{"m":1}\n');

    const { lines, exitCode } = await run('evaluate', '--rules', rules, '--facts', facts, '--engine', engine, '--json');

    const events = lines.map((line) => jsonOf(line).events);
    expect(events).toEqual([
      [
        { type: 'soon', params: { said: 'soon' } },
        { type: 'late', params: { said: 'late' } },
      ],
      [{ type: 'late', params: { said: 'late' } }],
      [],
      undefined,
    ]);
    expect(jsonOf(lines[0]).trace).toHaveLength(2);
    expect(jsonOf(lines[3])).toEqual({ error: expect.stringContaining('Undefined fact: n') });
    expect(exitCode).toBeUndefined();
  });

  it('answers a line that is no record with an error, goes on, and exits with 2', async () => {
    const rules = file('rules.json', [rule('late', atLeast('n', 1))]);
    const facts = file('facts.ndjson', '{"n":1}\n{bad\n{"n":1}\n');

    const { lines, err, exitCode } = await run('evaluate', '--rules', rules, '--facts', facts, '--json');

    const error = `${facts}, line 2: write one fact record as a JSON object`;
    expect(lines.map((line) => jsonOf(line).error)).toEqual([undefined, error, undefined]);
    expect(err).toBe(`${error}\n`);
    expect(exitCode).toBe(2);
  });

  it('reads files that begin with a byte order mark', async () => {
    const rules = file('rules.json', `\uFEFF${JSON.stringify([rule('late', atLeast('n', 1))])}`);
    const facts = file('facts.ndjson', '\uFEFF{"n":1}\r\n');

    const { lines, exitCode } = await run('evaluate', '--rules', rules, '--facts', facts, '--json');
    const compared = await run('compare', rules, rules, '--cases', facts, '--json');

    expect(lines.map((line) => jsonOf(line).events)).toEqual([[{ type: 'late', params: { said: 'late' } }]]);
    expect(exitCode).toBeUndefined();
    expect(jsonOf(compared.out)).toMatchObject({ source: 'file', cases: 1 });
  });

  it('names the file that is no rule set', async () => {
    const path = file('no.json', { rule: [] });

    const { err, exitCode } = await run('evaluate', '--rules', path, '--facts', file('facts.ndjson', '{}'), '--json');

    expect(err).toBe(
      `RULE_SET_INVALID: file: ${path}; findings: $: write an array of rules, or an object {"rules": […], "conditions": {…}}`,
    );
    expect(exitCode).toBe(2);
  });

  it('answers what a rule cannot be asked with the place of the condition', async () => {
    const rules = file('rules.json', [rule('late', { fact: 'n', operator: 'in', value: 5 })]);

    const { lines } = await run('evaluate', '--rules', rules, '--facts', file('facts.ndjson', '{"n":1}'), '--json');

    expect(jsonOf(lines[0]).error).toMatch(/^\$\[0\]\.conditions\.all\[0\]: "in" cannot hold 1 against 5: /);
  });

  it.each([
    ['a line that is no JSON', ['--rules', 'rules/triage/rules.json', '--facts', 'README.md']],
    ['an engine that nobody knows', ['--rules', 'rules/triage/rules.json', '--facts', 'README.md', '--engine', 'fast']],
    ['a rule file that is not there', ['--rules', 'nowhere.json', '--facts', 'README.md']],
    ['no rule file', ['--facts', 'README.md']],
  ])('exits with 2 at %s', async (_what, words) => {
    const { exitCode, err } = await run('evaluate', ...words, '--json');

    expect(exitCode).toBe(2);
    expect(err).not.toBe('');
  });
});

describe('shaodao rules check', () => {
  it('prints each finding with its JSON path, and exits with 1 where one refuses the publish', async () => {
    const path = file('traps.json', { rules: [rule('x', { fact: 'n', operator: 'lessThan', value: '13' })] });

    const { out, exitCode } = await run('check', path, '--json');

    expect(jsonOf(out)).toEqual({
      file: path,
      refused: true,
      findings: [
        {
          severity: 'refuse',
          code: 'mixed-types',
          path: '$.rules[0].conditions.all[0].value',
          message: 'write the number 13, without quotes',
        },
      ],
    });
    expect(exitCode).toBe(1);
  });

  it('finds in a rule set of the product what a rule says and its set does not understand', async () => {
    const copy = edited('"importance": 3', '"importance": 4');

    const { out, exitCode } = await run('check', join(copy, 'rules.json'), '--json');

    expect(jsonOf(out).findings).toMatchObject([{ path: '$.rules[0].event.params.importance' }]);
    expect(exitCode).toBe(1);
  });

  it('finds that a file is no rule set', async () => {
    const { out, exitCode } = await run('check', file('no.json', { rule: [] }), '--json');

    expect(jsonOf(out)).toMatchObject({ refused: true, findings: [{ path: '$' }] });
    expect(exitCode).toBe(1);
  });

  it('finds that a file is no JSON, and which of a rule set it is', async () => {
    const broken = file('broken.json', '{"rules": [');
    const copy = edited('"importance": 3', '"importance": 3');
    const facts = join(copy, 'facts.json');
    writeFileSync(facts, '{"facts": ');

    const foreign = await run('check', broken, '--json');
    const ours = await run('check', join(copy, 'rules.json'), '--json');

    expect(jsonOf(foreign.out)).toMatchObject({ refused: true, findings: [{ code: 'no-json', path: '$' }] });
    expect(jsonOf(ours.out)).toMatchObject({ refused: true, findings: [{ code: 'no-json', path: `${facts}: $` }] });
    expect([foreign.exitCode, ours.exitCode]).toEqual([1, 1]);
  });

  it('finds what the linter lets pass and the compiler cannot take', async () => {
    const { out, exitCode } = await run('check', file('many.json', multiplying()), '--json');

    expect(jsonOf(out)).toMatchObject({ refused: true, findings: [{ code: 'too-large' }] });
    expect(exitCode).toBe(1);
  });

  it('says of a single rule that it belongs into an array', async () => {
    const { out, exitCode } = await run('check', file('one.json', rule('late', atLeast('n', 1))));

    expect(out).toContain('put the rule into an array');
    expect(exitCode).toBe(1);
  });

  it('lets a file without traps pass, and exits with 2 where there is none', async () => {
    expect(await run('check', 'rules/escalation/rules.json')).toMatchObject({
      out: '40 rules, 0 findings\n',
      exitCode: undefined,
    });
    expect(await run('check', 'nowhere.json')).toMatchObject({ exitCode: 2 });
  });
});

describe('shaodao rules test', () => {
  it('runs the examples of every rule set', async () => {
    const { lines, exitCode } = await run('test', '--json');

    expect(lines.map(jsonOf)).toMatchObject([
      { ruleSet: 'escalation', failed: [] },
      { ruleSet: 'evaluation', failed: [] },
      { ruleSet: 'triage', failed: [] },
    ]);
    expect(exitCode).toBeUndefined();
  });

  it('exits with 1 and says what came out instead', async () => {
    const copy = edited('"value": 500', '"value": 600', 'draft');

    const { out, exitCode } = await run('test', copy, '--set', 'triage', '--json');

    expect(jsonOf(out)).toMatchObject({ ruleSet: 'triage', failed: [{ mismatches: [{ field: 'colour' }, {}] }] });
    expect(exitCode).toBe(1);
  });

  it('exits with 2 where no rule set is', async () => {
    expect(await run('test', folder)).toMatchObject({ exitCode: 2 });
  });
});

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
  const data = join(folder, 'data');
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
