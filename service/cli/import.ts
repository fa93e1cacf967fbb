import type { Command } from 'commander';

/** `shaodao import …`: official tables come in. */
export function addImport(program: Command): void {
  program
    .command('import')
    .description('导入: take official tables in')
    .command('standards <file>')
    .description('import a filing, disposal and closing standard (.xlsx) as the catalogue in force')
    .option('--data <folder>', 'where the service keeps its data (default: SHAODAO_DATA, else ./data)')
    .option('--json', 'print {"rows", "imported", "corrected", "refused", "findings"}')
    .action(async (file: string, options: { data?: string; json?: true }) => {
      const { importStandardsFile } = await import('./import/standards.js');
      await importStandardsFile(file, options);
    });
}
