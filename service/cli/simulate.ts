import { Option, type Command } from 'commander';
import { DomainError } from '../domain/errors.js';
import { errorSentence } from '../errorSentence.js';
import type { Verdict } from '../simulation/verdict.js';
import { interruption } from './interruption.js';
import { fail, printLine } from './output.js';

interface Options {
  scenario: string[];
  engine: 'embedded' | 'zeebe';
  json?: true;
}

export function addSimulate(program: Command): void {
  program
    .command('simulate')
    .description('run scenarios in virtual time and compare what happens with what they expect')
    .argument('[file.bpmn...]', 'diagrams to deploy besides those that the scenarios name')
    .requiredOption('--scenario <file or folder...>', '*.scenario.yaml or .json, or folders of them')
    .addOption(
      new Option('--engine <engine>', 'which engine runs them').choices(['embedded', 'zeebe']).default('embedded'),
    )
    .option('--json', 'print one line of JSON per scenario')
    .addHelpText('after', ZEEBE)
    .addHelpText(
      'after',
      '\nExit status: 0 all as expected, 1 mismatches or stopped before the end, 2 wrong usage or unreadable input.',
    )
    .action(async (diagrams: string[], options: Options) => {
      await simulate(diagrams, options);
    });
}

const ZEEBE = `
With --engine zeebe they run on a real broker of one partition that was started with ZEEBE_CLOCK_CONTROLLED=true and
whose Elasticsearch exporter sends each record at once (BULK_SIZE=1) to this machine. The environment says where it is:
  SHAODAO_ZEEBE_GATEWAY         host:port of its gateway
  SHAODAO_ZEEBE_MANAGEMENT      address of its actuators, where its clock is
  SHAODAO_ZEEBE_RECORDS_PORT    the port that its exporter sends to
  SHAODAO_ZEEBE_RECORDS_SECRET  the password that it gives, as user zeebe
Use a broker that has nothing else to do: its clock is moved, and what a scenario leaves behind is removed. Ctrl-C ends
after the scenario at hand. After a run that was killed take a fresh broker: its instances still run on the old one.`;

/** Verdicts in the order of the files. */
async function* verdictsOn(
  files: readonly string[],
  diagrams: readonly string[],
  engine: Options['engine'],
): AsyncGenerator<Verdict> {
  if (engine === 'zeebe') yield* onBroker(files, diagrams);
  else {
    const { runOnAllProcessors } = await import('../composition/scenarioThreads.js');
    yield* runOnAllProcessors({ files, diagrams });
  }
}

async function* onBroker(files: readonly string[], diagrams: readonly string[]): AsyncGenerator<Verdict> {
  const { readSimulationBroker } = await import('../config.js');
  const { systemClock } = await import('../ops/systemClock.js');
  const { openZeebeSimulation } = await import('../composition/zeebeSimulation.js');
  const { readResource, runScenarioFile } = await import('../simulation/scenarioFile.js');
  const onWaiting = (reason: string) => process.stderr.write(`waiting: ${reason}\n`);
  const simulation = await openZeebeSimulation(readSimulationBroker(), { clock: systemClock, onWaiting });
  const interrupted = interruption();
  try {
    const given = await Promise.all(diagrams.map(readResource));
    for (const file of files) {
      if (interrupted.aborted) return;
      yield await runScenarioFile(file, given, simulation.open);
    }
  } finally {
    await simulation.close();
  }
}

async function simulate(diagrams: readonly string[], { scenario, engine, json }: Options): Promise<void> {
  const { scenarioFiles } = await import('../simulation/scenarioFile.js');
  const { verdictText } = await import('../simulation/verdict.js');
  try {
    const files = (await Promise.all(scenario.map(scenarioFiles))).flat();
    let [ran, failed] = [0, 0];
    for await (const verdict of verdictsOn(files, diagrams, engine)) {
      ran += 1;
      if (!verdict.ok) failed += 1;
      printLine(json ? JSON.stringify(verdict) : verdictText(verdict));
    }
    if (!json) printLine(`${ran} scenarios, ${failed} with mismatches`);
    if (failed > 0) fail(1);
    if (ran < files.length) fail(1, `stopped after ${ran} of ${files.length} scenarios`);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.code === 'FILE_UNREADABLE') fail(2, `${String(error.facts['file'])}: ${String(error.facts['reason'])}`);
    else fail(2, errorSentence(error));
  }
}
