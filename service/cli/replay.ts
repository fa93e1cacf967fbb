import type { Command } from 'commander';

/** `shaodao replay FILE.csv`: real requests, played through the whistle in virtual time. */
export function addReplay(program: Command): void {
  program
    .command('replay <file>')
    .description('重放: play a table of real requests through the whistle in virtual time, into the data folder')
    .option('--data <folder>', 'where the cases are kept (default: SHAODAO_DATA or ./data)')
    .option('--mapping <file>', 'how the table is read (default: New York City 311)')
    .option('--json', 'print {"reported", "closed", "open", "byColour", "seconds"}')
    .action(async (file: string, options: { data?: string; mapping?: string; json?: true }) => {
      const { replayFile } = await import('./replay/replayFile.js');
      await replayFile(file, options);
    });
}
