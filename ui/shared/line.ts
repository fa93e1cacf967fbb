import { useSyncExternalStore } from 'react';

/** The service answered, whatever it said. */
export const lineHeard = (): void => change(false);

/** The service could not be reached. */
export const lineLost = (): void => change(true);

/** Whether the last that was asked or listened for did not reach the service. */
export function useLineIsCut(): boolean {
  return useSyncExternalStore(listen, () => isCut);
}

/** What a proxy says while there is nobody behind it. The service says why it cannot, in a form of its own. */
export function isFromNobody({ status, headers }: Response): boolean {
  return [502, 503, 504].includes(status) && !headers.get('Content-Type')?.includes('json');
}

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
