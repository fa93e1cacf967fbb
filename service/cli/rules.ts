import type { Command } from 'commander';
import type { CompareOptions } from './rules/comparison.js';
import type { ExplainOptions } from './rules/explain.js';
import type { PublishOptions } from './rules/publish.js';

/** `shaodao rules …`: any rule file, ours or not. */
export function addRules(program: Command): void {
  const rules = program
    .command('rules')
    .description('规则: evaluate, check, test, compare, explain and publish rule sets');

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
    .option('--set <name>', 'triage, escalation or evaluation (default: the name of the folder)')
    .option('--json', 'one line of JSON per rule set: {"ruleSet", "examples", "failed"}')
    .action(async (folder: string | undefined, options: { set?: string; json?: true }) => {
      const { testRules } = await import('./rules/test.js');
      testRules(folder ?? 'rules', options);
    });

  rules
    .command('compare <a> <b>')
    .description(
      'compare two versions (folders, rule files, or numbers of published versions): which rules differ, which cases come out otherwise',
    )
    .requiredOption(
      '--cases <number or file>',
      'how many: the newest stored cases where the data folder has any, else generated ones; or a file with one fact record as JSON per line',
    )
    .option('--set <name>', 'triage, escalation or evaluation (default: the name of a folder, else triage)')
    .option('--data <folder>', 'where the service keeps its data (default: SHAODAO_DATA, else ./data)')
    .option('--json', 'print {"rules", "source", "cases", "changed", "byField", "differences"}')
    .action(async (a: string, b: string, options: CompareOptions) => {
      const { compareRules } = await import('./rules/compare.js');
      await compareRules(a, b, options);
    });

  rules
    .command('explain')
    .description('say in zh and en why the rules decide as they do, and what would change it')
    .option(
      '--case <number>',
      'a stored case, by its number, tracking code or id: explained by the version that decided it',
    )
    .option('--facts <file or JSON>', 'one fact record')
    .option('--set <name>', 'triage, escalation or evaluation', 'triage')
    .option('--rules <folder>', 'with --facts: folder of the rule set (default: as the product brings it along)')
    .option('--data <folder>', 'where the service keeps its data (default: SHAODAO_DATA, else ./data)')
    .option(
      '--json',
      'one line of JSON per decision: {"ruleSet", "version", "verdict", "headline", "rules", "nearMisses", "plain"}',
    )
    .action(async (options: ExplainOptions) => {
      const { explainRules } = await import('./rules/explain.js');
      await explainRules(options);
    });

  rules
    .command('publish <folder>')
    .description(
      'publish a rule set as the next version; over MongoDB also while nodes run; exit code 1 where the gate refuses it, somebody was faster or the service works on the data folder',
    )
    .requiredOption('--reason <words>', 'why: it stands beside the version for ever')
    .option('--by <login>', 'who publishes it')
    .option('--set <name>', 'triage, escalation or evaluation (default: the name of the folder)')
    .option('--data <folder>', 'where the service keeps its data (default: SHAODAO_DATA, else ./data)')
    .option(
      '--json',
      'print {"published", "ruleSet", "version"}, or {"published", "findings", "examples", "differences"}',
    )
    .action(async (folder: string, options: PublishOptions) => {
      const { publishRuleFolder } = await import('./rules/publish.js');
      await publishRuleFolder(folder, options);
    });
}
