#!/usr/bin/env node
import { Command } from 'commander';

const program = new Command('shaodao')
  .description('哨到: a street whistles, departments report for duty')
  .showHelpAfterError();

await program.parseAsync();
