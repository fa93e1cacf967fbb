import { z } from 'zod';
import { freshKey } from './freshKey.js';
import { deviceNow } from './serviceClock.js';

/**
 * Sends a change under a key of its own, which the device keeps until the change was carried out: the same sent again
 * after a lost answer, or clicked twice, has the same key, and the service does it once. `change` is all that it says:
 * with other words it is another change.
 */
export async function sentOnce<Answer>(
  change: readonly unknown[],
  send: (header: { 'Idempotency-Key': string }) => Promise<Answer>,
): Promise<Answer> {
  const name = PREFIX + JSON.stringify(change);
  const key = readKept(name)?.key ?? freshKey();
  keep(name, key);
  const answer = await send({ 'Idempotency-Key': key });
  localStorage.removeItem(name);
  return answer;
}

const PREFIX = 'shaodao.sent.';
const Kept = z.object({ at: z.number(), key: z.string() });

/** The same words on the next day are meant anew. */
const FORGOTTEN_AFTER_MS = 86_400_000;

export function forgetOldKeys(): void {
  const names = Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));
  for (const name of names) if (readKept(name) === undefined) localStorage.removeItem(name);
}

function keep(name: string, key: string): void {
  try {
    localStorage.setItem(name, JSON.stringify({ at: deviceNow(), key }));
  } catch {
    // The device is full: it is sent under a key that a second try will not know.
  }
}

function readKept(name: string): z.infer<typeof Kept> | undefined {
  try {
    const kept = Kept.safeParse(JSON.parse(localStorage.getItem(name) ?? 'null')).data;
    return kept && kept.at > deviceNow() - FORGOTTEN_AFTER_MS ? kept : undefined;
  } catch {
    return undefined;
  }
}
