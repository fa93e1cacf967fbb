import { Option, type Command } from 'commander';
import { DomainError } from '../domain/errors.js';
import { fail, printLine } from './output.js';

interface Options {
  scenario: string[];
  json?: true;
}

export function addSimulate(program: Command): void {
  program
    .command('simulate')
    .description('run scenarios in virtual time and compare what happens with what they expect')
    .argument('[file.bpmn...]', 'diagrams to deploy besides those that the scenarios name')
    .requiredOption('--scenario <file or folder...>', '*.scenario.yaml or .json, or folders of them')
    .addOption(new Option('--engine <engine>', 'which engine runs them').choices(['embedded']).default('embedded'))
    .option('--json', 'print one line of JSON per scenario')
    .addHelpText('after', '\nExit status: 0 all as expected, 1 mismatches, 2 wrong usage or unreadable input.')
    .action(async (diagrams: string[], options: Options) => {
      await simulate(diagrams, options);
    });
}

async function simulate(diagrams: readonly string[], { scenario, json }: Options): Promise<void> {
  const { readResource, runScenarioFile, scenarioFiles } = await import('../simulation/scenarioFile.js');
  const { openEmbeddedSimulation } = await import('../composeSimulation.js');
  const { verdictText } = await import('../simulation/verdict.js');
  try {
    const files = (await Promise.all(scenario.map(scenarioFiles))).flat();
    const given = await Promise.all(diagrams.map(readResource));
    let failed = 0;
    for (const file of files) {
      const verdict = await runScenarioFile(file, given, openEmbeddedSimulation);
      if (!verdict.ok) failed += 1;
      printLine(json ? JSON.stringify(verdict) : verdictText(verdict));
    }
    if (!json) printLine(`${files.length} scenarios, ${failed} with mismatches`);
    if (failed > 0) fail(1);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'FILE_UNREADABLE') throw error;
    fail(2, `${String(error.facts['file'])}: ${String(error.facts['reason'])}`);
  }
}
