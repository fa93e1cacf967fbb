import type { Command } from 'commander';

/** `shaodao import-data FILE`: fills an empty installation from an export. */
export function addImportData(program: Command): void {
  program
    .command('import-data <file>')
    .description('迁入: fill an empty installation from what export wrote; running cases go on where they were')
    .option('--data <folder>', 'an embedded installation (default: what the environment says)')
    .option('--dry-run', 'write nothing; say what would be written and what could not be carried')
    .option('--json', 'print {"counts", "audit", "imported", "notCarried"}')
    .action(async (file: string, options: { data?: string; dryRun?: true; json?: true }) => {
      const { importFile } = await import('./move/importFile.js');
      await importFile(file, options);
    });
}
