import type { Command } from 'commander';

/** `shaodao views …`: what people see, which is made of records and can be made again. */
export function addViews(program: Command): void {
  const views = program.command('views').description('视图: lists, timelines and the board, made of the records');

  views
    .command('rebuild')
    .description(
      'make all views again from the first record on, while the service is stopped (all its nodes): exit code 2 where one runs, 1 where they cannot be made',
    )
    .option('--data <folder>', 'an embedded installation (default: what the environment says)')
    .option('--json', 'print {"cases", "tasks", "instances", "timeline", "seconds"}')
    .action(async (options: { data?: string; json?: true }) => {
      const { rebuildViews } = await import('./views/rebuild.js');
      await rebuildViews(options);
    });
}
