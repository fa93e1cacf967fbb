import type { Command } from 'commander';
import type { MigrateOptions } from './instance/migrate.js';
import type { ModifyOptions } from './instance/modify.js';
import type { ServiceAddress } from './instance/runningService.js';
import type { SuspendOptions } from './instance/suspend.js';

/** `shaodao instance …`: what an administrator does to running processes, asked of the service that runs them. */
export function addInstance(program: Command): void {
  const instance = program
    .command('instance')
    .description('流程实例: move, migrate, suspend and resume running process instances (password: SHAODAO_PASSWORD)');

  asked(instance.command('list'), 'active instances with their tokens')
    .option('--process <id>', 'only of this process')
    .option('--process-version <number>', 'only of this version of it')
    .option('--case <id>', 'only of this case')
    .action(async (options: ServiceAddress & { process?: string; processVersion?: string; case?: string }) => {
      const { listInstances } = await import('./instance/list.js');
      await listInstances(options);
    });

  asked(instance.command('modify <key>'), 'end tokens, then begin new ones')
    .option('--terminate <token>', 'key of a token, or an element: all tokens on it (again for more)', collected, [])
    .option('--activate <element>', 'element at which a token begins (again for more)', collected, [])
    .option('--variables <json>', 'set for the whole instance before they begin')
    .requiredOption('--reason <text>', 'stands in the timeline of the case')
    .option('--dry-run', 'only say whether it would be done')
    .action(async (key: string, options: ModifyOptions) => {
      const { modifyInstance } = await import('./instance/modify.js');
      await modifyInstance(key, options);
    });

  asked(instance.command('migrate <process>'), 'take running instances of a version along to another one')
    .requiredOption('--from <version>', 'the version that they run on')
    .requiredOption('--to <version>', 'the version to go on in')
    .option('--map <element=element>', 'an element that has another id there (again for more)', collected, [])
    .option('--only <key>', 'only this instance (again for more)', collected, [])
    .requiredOption('--reason <text>', 'stands in the timeline of each case')
    .option('--dry-run', 'only say what would happen to each')
    .action(async (process: string, options: MigrateOptions) => {
      const { migrateInstances } = await import('./instance/migrate.js');
      await migrateInstances(process, options);
    });

  for (const verb of ['suspend', 'resume'] as const) {
    const what = verb === 'suspend' ? 'let it stand still' : 'let it go on';
    asked(instance.command(`${verb} [key]`), `${what}: one instance, or all of a version`)
      .option('--process <id>', 'instead of a key: all instances of this process …')
      .option('--process-version <number>', '… in this version')
      .option('--reason <text>', 'stands in the timeline of the case')
      .option('--dry-run', 'only say which instances')
      .action(async (key: string | undefined, options: SuspendOptions) => {
        const { suspendOrResume } = await import('./instance/suspend.js');
        await suspendOrResume(verb, key, options);
      });
  }
}

const asked = (command: Command, description: string): Command =>
  command
    .description(description)
    .option('--server <address>', 'where the service listens (default: this machine, SHAODAO_PORT)')
    .option('--login <name>', 'who asks', 'admin')
    .option('--json', 'print the answer of the service');

const collected = (value: string, before: string[]): string[] => [...before, value];
