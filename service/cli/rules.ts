import type { Command } from 'commander';

/** `shaodao rules …`: any rule file, ours or not. */
export function addRules(program: Command): void {
  const rules = program.command('rules').description('规则: evaluate, check, test, compare and explain rule sets');

  rules
    .command('evaluate')
    .description('print what a rule file makes of each fact record')
    .requiredOption('--rules <file>', 'rules as JSON: a list, or {"rules": […], "conditions": {…}}')
    .requiredOption('--facts <file>', 'one fact record as JSON per line')
    .option('--engine <engine>', 'compiled, or library: json-rules-engine as it is', 'compiled')
    .option('--json', 'one line of JSON per record: {"events", "trace"} or {"error"}')
    .action(async (options: { rules: string; facts: string; engine: string; json?: true }) => {
      const { evaluateRules } = await import('./rules/evaluate.js');
      await evaluateRules(options);
    });

  rules
    .command('check <file>')
    .description('find what a rule file says and nobody can mean; exit code 1 where it could not be published')
    .option('--json', 'print {"file", "refused", "findings"}')
    .action(async (file: string, options: { json?: true }) => {
      const { checkRules } = await import('./rules/check.js');
      checkRules(file, options);
    });

  rules
    .command('test [folder]')
    .description('run the decision examples of one rule set, or of all; exit code 1 where one fails')
    .option('--json', 'one line of JSON per rule set')
    .action(async (folder: string | undefined, options: { json?: true }) => {
      const { testRules } = await import('./rules/test.js');
      testRules(folder ?? 'rules', options);
    });

  rules
    .command('compare <a> <b>')
    .description(
      'compare two versions of the triage rules (folders): which rules differ, which cases come out otherwise',
    )
    .requiredOption('--cases <number or file>', 'how many cases to generate, or a file with one fact record per line')
    .option('--json', 'print {"rules", "cases", "changed", "byField", "differences"}')
    .action(async (a: string, b: string, options: { cases: string; json?: true }) => {
      const { compareRules } = await import('./rules/compare.js');
      compareRules(a, b, options);
    });

  rules
    .command('explain')
    .description('say in zh and en why the triage rules decide as they do, and what would change the colour')
    .requiredOption('--facts <file or JSON>', 'one fact record')
    .option('--rules <folder>', 'folder of the rule set', 'rules/triage')
    .option('--json', 'print {"version", "colour", "headline", "rules", "nearMisses", "plain"}')
    .action(async (options: { facts: string; rules: string; json?: true }) => {
      const { explainRules } = await import('./rules/explain.js');
      explainRules(options);
    });
}
