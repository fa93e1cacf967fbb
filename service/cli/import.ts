import type { Command } from 'commander';

/** `shaodao import …`: official tables come in. */
export function addImport(program: Command): void {
  const command = program.command('import').description('导入: take official tables and calendars in');
  command
    .command('standards <file>')
    .description('import a filing, disposal and closing standard (.xlsx) as a catalogue beside the others')
    .option('--data <folder>', 'where the service keeps its data (default: SHAODAO_DATA, else ./data)')
    .option('--mapping <file>', 'which departments the units of the table are (docs/catalogues.md)')
    .option('--json', 'print {"rows", "imported", "corrected", "refused", "findings"}')
    .action(async (file: string, options: { data?: string; mapping?: string; json?: true }) => {
      const { importStandardsFile } = await import('./import/standards.js');
      await importStandardsFile(file, options);
    });
  command
    .command('calendar <file>')
    .description('import the days off and the weekend days worked of one year (docs/calendar.md)')
    .option('--data <folder>', 'where the service keeps its data (default: SHAODAO_DATA, else ./data)')
    .action(async (file: string, options: { data?: string }) => {
      const { importCalendarFile } = await import('./import/calendar.js');
      await importCalendarFile(file, options);
    });
}
