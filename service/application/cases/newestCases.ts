import type { Case } from '../../domain/case.js';
import type { ValueAt, ValuesAt } from '../../stores/port.js';
import type { Needs } from '../needs.js';

/** Cases that are held in memory at once. */
const PAGE = 500;

/** Which of the newest cases. */
export interface CaseRange {
  skip?: number;
  count: number;
}

/** A stored case, as far as it is looked at. */
export interface CasePart<V> {
  id: string;
  code: string;
  value: V;
}

/**
 * What stands at `path` in stored cases by the time of their report, the newest first: `count` of them after the first
 * `skip`. Reads page by page from where the last page ended, so the millionth costs what the first does.
 */
export async function* newestCases<P extends string>(
  { stores }: { stores: Pick<Needs['stores'], 'collection'> },
  path: P,
  { skip = 0, count }: CaseRange,
): AsyncGenerator<CasePart<ValueAt<Case, P>>> {
  let left = count;
  /** Where the last page ended, and its cases of that very millisecond: they come again. */
  let end: { at: number; ids: ReadonlySet<string> } | null = null;
  while (left > 0) {
    const seen: ReadonlySet<string> = end?.ids ?? new Set();
    const page: ValuesAt<Case, ['id', 'code', 'report.at', P]>[] = await stores.collection('cases').values(
      {
        where: end ? { 'report.at': { lte: end.at } } : {},
        sort: { by: 'report.at', order: 'desc' },
        limit: Math.min(left, PAGE) + seen.size,
        ...(end ? {} : { skip }),
      },
      ['id', 'code', 'report.at', path],
    );
    const fresh = page.filter(([id]) => !seen.has(id));
    for (const [id, code, , value] of fresh) yield { id, code, value };
    left -= fresh.length;
    const at = page.at(-1)?.[2];
    if (fresh.length === 0 || at === undefined) return;
    end = { at, ids: new Set(page.flatMap(([id, , reported]) => (reported === at ? [id] : []))) };
  }
}
