import type { Command } from 'commander';

/** `shaodao serve`: the same as `npm start`. */
export function addServe(program: Command): void {
  program
    .command('serve')
    .description(
      '启动: run the service; settings come from the environment (SHAODAO_DATA, SHAODAO_PORT; docs/cluster.md has more)',
    )
    .action(async () => {
      await import('../main.js');
    });
}
