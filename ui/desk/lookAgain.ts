import type { QueryClient } from '@tanstack/react-query';

/** What a change in the county may alter on a page; the rest, such as catalogues and rules, changes by publishing. */
const LIVE = ['tasks', 'task', 'cases', 'case', 'board', 'incidents', 'instance', 'instances'];

/**
 * Asks again for all live data on the screen. What is being asked for already may be answered with what was true before
 * the change: it is let finish, for under steady changes a question that is called off each time is never answered, and
 * is then asked once more, however many changes came meanwhile.
 */
export function lookAgain(queries: QueryClient): void {
  for (const { queryKey, promise } of queries.getQueryCache().findAll({ predicate: isLive })) {
    const ask = () => void queries.invalidateQueries({ queryKey, exact: true }, { cancelRefetch: false });
    if (queries.isFetching({ queryKey, exact: true }) > 0) void promise?.then(ask, ask);
    else ask();
  }
}

function isLive({ queryKey }: { queryKey: readonly unknown[] }): boolean {
  return LIVE.includes(String(queryKey[0]));
}
