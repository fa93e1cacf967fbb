import { useState } from 'react';

/**
 * A list that is read keeps its place: rows that came since are counted, not pushed in, until the reader asks for them.
 * `list` names the list; another filter is another list and starts afresh.
 */
export function useSteadyRows<Row>(list: string, rows: Row[] | undefined, idOf: (row: Row) => string) {
  const [known, setKnown] = useState<{ list: string; ids: ReadonlySet<string> }>();
  const show = () => {
    if (rows) setKnown({ list, ids: new Set(rows.map(idOf)) });
  };
  if (rows && known?.list !== list) show();
  const ids = known?.list === list ? known.ids : undefined;
  const steady = (rows ?? []).filter((row) => ids === undefined || ids.has(idOf(row)));
  return { steady, fresh: (rows?.length ?? 0) - steady.length, show };
}
