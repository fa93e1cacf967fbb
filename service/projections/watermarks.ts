import type { Positions } from '../engine/port.js';
import type { AnyRecord } from '../engine/records.js';
import type { Stores } from '../stores/port.js';
import type { WorkingSet } from './workingSet.js';

/** Counted on when views get another shape: views of an earlier one are made again when the service starts. */
const SHAPE = 2;
const PREFIX = `views.${SHAPE}-`;
/** Stands among the watermarks from the moment that somebody wants the views anew until they are forgotten. */
const MARK = 'views-outdated';

/** Up to where the records are in the views. */
export async function positionsIn(stores: Stores): Promise<Positions> {
  const watermarks = await stores.collection('watermarks').find({ where: {} });
  return new Map(watermarks.map(({ id, position }) => [Number(id.slice(PREFIX.length)), position]));
}

export async function areOutdated(stores: Stores): Promise<boolean> {
  const watermarks = await stores.collection('watermarks').find({ where: {} });
  return watermarks.some(({ id }) => !id.startsWith(PREFIX));
}

/** The next start forgets the views; if a crash comes in between, the one after it does. */
export async function markOutdated(stores: Stores): Promise<void> {
  const watermarks = stores.collection('watermarks');
  if (!(await watermarks.get(MARK))) await watermarks.insert({ id: MARK, position: 0 });
}

export async function moveWatermarks(records: readonly AnyRecord[], set: WorkingSet): Promise<void> {
  const last = new Map(records.map(({ partitionId, position }) => [`${PREFIX}${partitionId}`, position]));
  await set.load('watermarks', last.keys());
  for (const [id, position] of last) {
    const before = set.get('watermarks', id);
    if (before && before.position >= position) continue;
    set.put('watermarks', { id, version: before?.version ?? 0, position });
  }
}
