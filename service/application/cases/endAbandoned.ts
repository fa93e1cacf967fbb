import { decide } from '../../domain/caseCommand.js';
import { isOver } from '../../projections/instances.js';
import type { Needs } from '../needs.js';
import { decideOnCase } from './changeCase.js';

type EndNeeds = Pick<Needs, 'stores' | 'clock' | 'relay' | 'changes'>;

/**
 * Ends cases whose process is over although nothing has closed them: somebody took its last step away, cancelled it at
 * the broker, or drew a diagram that leads nowhere. Nobody can work on such a case any more, and no clock may run on.
 */
export async function endAbandoned(needs: EndNeeds, caseIds: readonly string[]): Promise<void> {
  for (const id of caseIds) {
    if (!isOver(await needs.stores.collection('instances').find({ where: { caseId: id } }))) continue;
    const at = needs.clock.now();
    await decideOnCase(needs, id, (state) => ({ events: decide({ type: 'end', at, by: null }, state) }));
    needs.changes.tell({ at, caseId: id });
  }
}

/** Those whose process ended while nobody looked: a node that died between the records and the case. */
export async function endAbandonedEarlier(needs: EndNeeds): Promise<void> {
  const running = await needs.stores.collection('caseViews').find({ where: { status: { in: ['reported', 'open'] } } });
  const idle = running.filter(({ instances, openTasks }) => instances.length > 0 && openTasks.length === 0);
  await endAbandoned(
    needs,
    idle.map(({ id }) => id),
  );
}
