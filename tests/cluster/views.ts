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
