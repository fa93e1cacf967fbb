#!/usr/bin/env node
import { Command } from 'commander';
import { addFeel } from './feel.js';
import { addImport } from './import.js';
import { fail } from './output.js';
import { addRules } from './rules.js';
import { addSimulate } from './simulate.js';
import { addSuggest } from './suggest.js';

const program = new Command('shaodao')
  .description('哨到: a street whistles, departments report for duty')
  .showHelpAfterError();

addFeel(program);
addImport(program);
addRules(program);
addSimulate(program);
addSuggest(program);

try {
  await program.parseAsync();
} catch (error) {
  fail(2, error instanceof Error ? error.message : String(error));
}
