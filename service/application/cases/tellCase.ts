import type { Case, TimelineLine } from '../../domain/case.js';
import { DomainError } from '../../domain/errors.js';
import { fieldsOfCase } from '../../projections/fieldsOfCase.js';
import type { CaseViewDocument } from '../../stores/documents/case.js';
import type { Stores } from '../../stores/port.js';

/** Makes timeline and lists say what the case says. Told again, or by two at once, they come out the same. */
export async function tellCase(stores: Stores, caseId: string, lines: readonly TimelineLine[]): Promise<void> {
  for (const line of lines)
    await unlessBeaten('ALREADY_EXISTS', () => stores.collection('timeline').insert({ ...line, caseId }));
  while (!(await viewFollows(stores, caseId)));
}

/** What a case's line in lists is before any record has come. */
export const emptyView = (state: Case): Omit<CaseViewDocument, keyof ReturnType<typeof fieldsOfCase>> => ({
  id: state.id,
  version: 0,
  stage: null,
  stageName: null,
  holders: [],
  instances: [],
  openTasks: [],
});

/** The view before the case: what is written over the view's version is then never older than what the view shows. */
async function viewFollows(stores: Stores, caseId: string): Promise<boolean> {
  const views = stores.collection('caseViews');
  const before = await views.get(caseId);
  const state = await stores.collection('cases').get(caseId);
  if (!state) return true;
  const after = { ...(before ?? emptyView(state)), ...fieldsOfCase(state) };
  if (JSON.stringify(after) === JSON.stringify(before)) return true;
  const isFirst = before === undefined;
  return unlessBeaten(isFirst ? 'ALREADY_EXISTS' : 'CHANGED_MEANWHILE', () => views.save(after));
}

/** Whether nobody else was faster. */
async function unlessBeaten(
  code: 'ALREADY_EXISTS' | 'CHANGED_MEANWHILE',
  write: () => Promise<unknown>,
): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.code === code) return false;
    throw error;
  }
}
