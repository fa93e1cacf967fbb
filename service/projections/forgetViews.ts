import type { CaseViewDocument } from '../stores/documents/case.js';
import type { Documents } from '../stores/documents/collections.js';
import type { TaskDocument } from '../stores/documents/task.js';
import type { CollectionName, Stores, Write } from '../stores/port.js';

/**
 * Takes out of the views all that records have put in. What cases and people have put there stays, and so does what is
 * shown of a sealed case, whose records are gone. Done twice it is the same: the watermarks go last, so that a crash in
 * between is noticed at the next start.
 */
export async function forgetViews(stores: Stores): Promise<void> {
  for await (const page of unsealed(stores, 'instances')) await removeAll(stores, 'instances', page);
  for await (const page of unsealed(stores, 'timeline')) await removeAll(stores, 'timeline', page.filter(isOfRecord));
  for await (const page of pagesOf(stores, 'caseViews')) {
    const own = page.filter(({ sealed }) => !sealed);
    await stores.write(own.map((view): Write => ({ collection: 'caseViews', document: emptied(view) })));
  }
  for await (const page of unsealed(stores, 'tasks')) {
    await stores.write(page.map((task): Write => ({ collection: 'tasks', document: unseen(task) })));
  }
  await removeAll(stores, 'watermarks', await stores.collection('watermarks').find({ where: {} }));
}

const PAGE = 500;

async function* pagesOf<N extends CollectionName>(stores: Stores, name: N): AsyncGenerator<Documents[N][]> {
  const sort = { by: 'id', order: 'asc' } as const;
  for (let last = ''; ; ) {
    const page = await stores.collection(name).find({ where: { id: { gt: last } }, sort, limit: PAGE });
    yield page;
    const end = page.at(-1);
    if (!end || page.length < PAGE) return;
    last = end.id;
  }
}

/** What belongs to cases that are not sealed, or to none. */
async function* unsealed<N extends 'instances' | 'timeline' | 'tasks'>(
  stores: Stores,
  name: N,
): AsyncGenerator<Documents[N][]> {
  for await (const page of pagesOf(stores, name)) {
    const ids = [...new Set(page.flatMap(({ caseId }) => caseId ?? []))];
    const views = await stores.collection('caseViews').find({ where: { id: { in: ids } } });
    const sealed = new Set(views.filter((view) => view.sealed).map(({ id }) => id));
    yield page.filter(({ caseId }) => caseId === null || !sealed.has(caseId));
  }
}

async function removeAll(stores: Stores, name: CollectionName, documents: readonly { id: string }[]): Promise<void> {
  const collection = stores.collection(name);
  await Promise.all(documents.map(({ id }) => collection.remove(id)));
}

/** Entries of records are named by partition and position, those of a case's own events by the case. */
const isOfRecord = ({ id }: { id: string }): boolean => /^-?\d+-\d+$/.test(id);

const emptied = (view: CaseViewDocument): CaseViewDocument => ({
  ...view,
  stage: null,
  stageName: null,
  holders: [],
  instances: [],
  openTasks: [],
});

const unseen = (task: TaskDocument): TaskDocument => ({ ...task, positions: {} });
