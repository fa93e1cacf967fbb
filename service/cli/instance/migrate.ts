import { type MigrationOutcome, MigrationReport } from '../../contract/instance.js';
import { inputInvalid } from '../../domain/inputInvalid.js';
import { fail, printLine } from '../output.js';
import { type ServiceAddress, withService } from './runningService.js';

export interface MigrateOptions extends ServiceAddress {
  from: string;
  to: string;
  map: string[];
  only: string[];
  reason: string;
  dryRun?: true;
}

/** Goes through all instances, as many requests as it takes. Exit code 1 where one is refused, or one that was named is not there. */
export async function migrateInstances(process: string, options: MigrateOptions): Promise<void> {
  const { from, to, only, reason, dryRun = false, json } = options;
  await withService(options, async (service) => {
    const address = `/processes/${encodeURIComponent(process)}/versions/${encodeURIComponent(from)}/migration`;
    const asked = { to: Number(to), mapping: mappingIn(options.map), reason, dryRun };
    const items: MigrationOutcome[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const body = { ...asked, ...(only.length > 0 && { instances: only }), ...(after !== undefined && { after }) };
      const report: MigrationReport = await service.post(address, body, MigrationReport);
      items.push(...report.items);
      after = only.length > 0 ? null : report.next;
    }
    const refused = items.filter(({ migrates }) => !migrates).length;
    const counts = { migrated: items.length - refused, refused };
    if (json) printLine(JSON.stringify({ dryRun, ...counts, items }));
    else for (const line of [...items.map(outcomeLine), summary(dryRun, counts)]) printLine(line);
    const missing = only.filter((key) => !items.some(({ processInstanceKey }) => processInstanceKey === key));
    if (missing.length > 0) fail(1, `not running in version ${from}: ${missing.join(', ')}`);
    else if (refused > 0) fail(1);
  });
}

function mappingIn(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [, before, after] = /^([^=]+)=([^=]+)$/.exec(pair) ?? [];
      if (before !== undefined && after !== undefined) return [before, after];
      const message = { zh: '两个元素的 id：原来=后来', en: 'two element ids: before=after' };
      throw inputInvalid([{ path: '--map', message }]);
    }),
  );
}

function outcomeLine({
  processInstanceKey,
  caseCode,
  migrates,
  moves,
  opens,
  closes,
  refusals,
}: MigrationOutcome): string {
  const who = `${migrates ? 'ok     ' : 'REFUSED'} ${processInstanceKey} ${caseCode ?? '-'}`;
  if (!migrates) {
    const why = refusals.map(({ element, reason, detail }) => `${element} ${reason}${detail && ` (${detail})`}`);
    return `${who}: ${why.join(', ')}`;
  }
  const moved = moves.map(({ element, target }) => (element === target ? element : `${element} → ${target}`));
  return [`${who}: ${moved.join(', ')}`, ...told('opens', opens), ...told('closes', closes)].join('; ');
}

const told = (what: string, events: readonly string[]): string[] =>
  events.length === 0 ? [] : [`${what} ${events.join(', ')}`];

function summary(dryRun: boolean, { migrated, refused }: { migrated: number; refused: number }): string {
  return `${dryRun ? 'would be migrated' : 'migrated'}: ${migrated}, refused: ${refused}`;
}
