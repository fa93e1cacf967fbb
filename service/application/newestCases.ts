import type { Case } from '../domain/case.js';
import type { Needs } from './needs.js';

/** Cases that are held in memory at once. */
const PAGE = 500;

/**
 * Stored cases by the time of their report, the newest first: `count` of them after the first `skip`. Reads page by page
 * from where the last page ended, so the millionth costs what the first does.
 */
export async function* newestCases(
  { stores }: { stores: Pick<Needs['stores'], 'collection'> },
  { skip = 0, count }: { skip?: number; count: number },
): AsyncGenerator<Case> {
  let left = count;
  /** Where the last page ended, and its cases of that very millisecond: they come again. */
  let end: { at: number; ids: ReadonlySet<string> } | null = null;
  while (left > 0) {
    const seen: ReadonlySet<string> = end?.ids ?? new Set();
    const page: Case[] = await stores.collection('cases').find({
      where: end ? { 'report.at': { lte: end.at } } : {},
      sort: { by: 'report.at', order: 'desc' },
      limit: Math.min(left, PAGE) + seen.size,
      ...(end ? {} : { skip }),
    });
    const fresh = page.filter(({ id }) => !seen.has(id));
    yield* fresh;
    left -= fresh.length;
    const last = page.at(-1);
    if (fresh.length === 0 || !last) return;
    const { at } = last.report;
    end = { at, ids: new Set(page.filter(({ report }) => report.at === at).map(({ id }) => id)) };
  }
}
