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
}
