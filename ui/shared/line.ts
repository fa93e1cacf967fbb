import { useSyncExternalStore } from 'react';

/** The service answered, and can. */
export const lineHeard = (): void => change(false);

/** The service could not be reached, or cannot reach its data. */
export const lineLost = (): void => change(true);

/** Whether the last that was asked or listened for could not be answered now. */
export function useLineIsCut(): boolean {
  return useSyncExternalStore(listen, () => isCut);
}

/** Nothing can be asked now: said by a proxy that has nobody behind it, or by a service whose database is away. */
export const isAway = ({ status }: Response): boolean => [502, 503, 504].includes(status);

/** Said by the proxy. The service says why it cannot, in a form of its own. */
export const isFromNobody = (response: Response): boolean =>
  isAway(response) && !response.headers.get('Content-Type')?.includes('json');

let isCut = false;
const listeners = new Set<() => void>();

function change(next: boolean): void {
  if (next === isCut) return;
  isCut = next;
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
