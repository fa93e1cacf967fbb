import { useRef, useState } from 'react';
import { z } from 'zod';
import { deviceNow } from './serviceClock.js';

/**
 * Keeps what was typed into a form on this device until it is sent: over a lost connection, a reload, a signed-out
 * session. A field that the device has kept and the form no longer has is let go.
 */
export function useDraft<Value extends object>(
  name: string,
  empty: Value,
): [Value, (change: Partial<Value>) => void, () => void] {
  const key = PREFIX + name;
  const [value, setValue] = useState<Value>(() => ({ ...empty, ...readKept(key)?.value }));
  // Written at once, not after the page was drawn: a form that closes with its answer has no later.
  const latest = useRef(value);
  return [
    value,
    (change) => {
      latest.current = { ...latest.current, ...change };
      setValue(latest.current);
      keep(key, latest.current);
    },
    () => {
      latest.current = empty;
      setValue(empty);
      localStorage.removeItem(key);
    },
  ];
}

const PREFIX = 'shaodao.draft.';
const Kept = z.object({ at: z.number(), value: z.record(z.string(), z.unknown()) });

function keep(key: string, value: object): void {
  try {
    localStorage.setItem(key, JSON.stringify({ at: deviceNow(), value }));
  } catch {
    // The device is full: an older draft that would come back instead is worse than none.
    localStorage.removeItem(key);
  }
}

function readKept(key: string): z.infer<typeof Kept> | undefined {
  try {
    return Kept.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null')).data;
  } catch {
    return undefined;
  }
}

/** What nobody came back for: a task that others have done, a form that was never sent. */
const FORGOTTEN_AFTER_MS = 30 * 86_400_000;

export function forgetOldDrafts(): void {
  for (const key of Object.keys(localStorage)) {
    if (!key.startsWith(PREFIX)) continue;
    const kept = readKept(key);
    if (kept === undefined || kept.at < deviceNow() - FORGOTTEN_AFTER_MS) localStorage.removeItem(key);
  }
}
