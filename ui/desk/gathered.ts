/** How timers are set: a browser's, or those of whoever tries this out. */
interface Timing {
  /** Milliseconds. */
  now(): number;
  /** Calls back once at that moment. Returns how to call it off. */
  wake(at: number, callback: () => void): () => void;
}

/** What arrives in one piece is one burst. */
const BURST_MS = 20;
/** Between one look and the next. */
const APART_MS = 300;

/**
 * Work that is asked for in bursts: the first asking is followed soon, further ones count once, and never does it begin
 * twice within 300 ms.
 */
export function gathered(work: () => void, timing: Timing): { ask: () => void; callOff: () => void } {
  let last = -Infinity;
  let callOff: (() => void) | undefined;
  return {
    ask() {
      callOff ??= timing.wake(Math.max(timing.now() + BURST_MS, last + APART_MS), () => {
        callOff = undefined;
        last = timing.now();
        work();
      });
    },
    callOff: () => callOff?.(),
  };
}
