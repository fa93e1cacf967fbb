import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { CollectionName, Stores } from '../../service/stores/port.js';

const shown = ['caseViews', 'instances', 'tasks', 'timeline'] as const satisfies readonly CollectionName[];

/** All that lists, boards and timelines show, without how often it was written. */
export async function viewsOf(stores: Stores): Promise<Record<string, unknown[]>> {
  const views: Record<string, unknown[]> = {};
  for (const name of shown) {
    const documents = await stores.collection(name).find({ where: {} });
    views[name] = documents.map((document) => ({ ...document, version: 0 }));
  }
  return views;
}

/** The exporter sends what it has some ten times a second, when its machine lets it. */
export async function viewsAtRest(stores: Stores): Promise<unknown> {
  for (let before = await viewsOf(stores); ; ) {
    await pause(3000);
    const now = await viewsOf(stores);
    if (isDeepStrictEqual(now, before)) return now;
    before = now;
  }
}
