import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { atLeast, edited, file, inFolder, jsonOf, multiplying, rule, ruleFolderForEachTest, run } from './ruleFiles.js';

ruleFolderForEachTest();

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
    expect(await run('test', inFolder())).toMatchObject({ exitCode: 2 });
  });
});
