import { mutationOptions } from '@tanstack/react-query';
import type { MigrationOutcome } from '../../../service/contract/instance.js';
import { bodyOf, client } from '../../shared/client.js';
import { workChanged } from '../workChanged.js';

export interface AskedMigration {
  to: number;
  mapping: Record<string, string>;
  reason: string;
  dryRun: boolean;
}

/** Goes through all running cases of the version, as many requests as it takes. */
export const migrateInstances = (id: string, version: number) =>
  mutationOptions({
    mutationFn: async (asked: AskedMigration): Promise<MigrationOutcome[]> => {
      const outcomes: MigrationOutcome[] = [];
      for (let after: string | null | undefined; after !== null; ) {
        const body = { ...asked, ...(after !== undefined && { after }) };
        const path = { id, version: String(version) };
        const report = await bodyOf(
          client.POST('/processes/{id}/versions/{version}/migration', { params: { path }, body }),
        );
        outcomes.push(...report.items);
        after = report.next;
      }
      return outcomes;
    },
    onSettled: workChanged,
  });
