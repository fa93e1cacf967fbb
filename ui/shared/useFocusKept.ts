import { type RefObject, useEffect } from 'react';

/**
 * Where a control goes away with its own success, focus would fall to the top of the page: it stays with the region that
 * the control stood in. `turn` changes with what may be done there.
 */
export function useFocusKept(region: RefObject<HTMLElement | null>, turn: unknown): void {
  useEffect(() => {
    if (document.activeElement === document.body) region.current?.focus({ preventScroll: true });
  }, [region, turn]);
}
