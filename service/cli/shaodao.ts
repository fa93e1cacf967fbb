#!/usr/bin/env -S node --max-semi-space-size=32
import { Command, CommanderError } from 'commander';
import { DomainError } from '../domain/errors.js';
import { errorSentence } from '../errorSentence.js';
import { addExport } from './export.js';
import { addFeel } from './feel.js';
import { addImport } from './import.js';
import { addImportData } from './importData.js';
import { addInstance } from './instance.js';
import { fail } from './output.js';
import { addReplay } from './replay.js';
import { addRules } from './rules.js';
import { addServe } from './serve.js';
import { addSimulate } from './simulate.js';
import { addSuggest } from './suggest.js';
import { addViews } from './views.js';

const program = new Command('shaodao')
  .description('哨到: a street whistles, departments report for duty')
  .showHelpAfterError()
  .exitOverride();

addExport(program);
addFeel(program);
addImport(program);
addImportData(program);
addInstance(program);
addReplay(program);
addRules(program);
addServe(program);
addSimulate(program);
addSuggest(program);
addViews(program);

// Whoever reads the answer may have read enough, as `| head` has.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

try {
  await program.parseAsync();
} catch (error) {
  // Commander has said itself what is wrong, or has shown the help that was asked for.
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else fail(2, error instanceof Error && !(error instanceof DomainError) ? error.message : errorSentence(error));
}
