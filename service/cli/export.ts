import type { Command } from 'commander';

/** `shaodao export FILE`: an installation, with what runs in it, in one file. */
export function addExport(program: Command): void {
  program
    .command('export <file>')
    .description(
      '导出: write everything into one file (gzip): documents, files, audit, and the state of an embedded engine',
    )
    .option('--data <folder>', 'an embedded installation (default: what the environment says)')
    .option('--json', 'print {"counts", "audit"}')
    .action(async (file: string, options: { data?: string; json?: true }) => {
      const { exportFile } = await import('./move/exportFile.js');
      await exportFile(file, options);
    });
}
