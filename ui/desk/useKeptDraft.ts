import { useState } from 'react';
import type { z } from 'zod';

/**
 * What somebody has made of something published and not yet published: kept on this device over a reload, another page, a
 * signed-out session. null: nothing has been changed.
 */
export function useKeptDraft<Schema extends z.ZodType>(
  key: string,
  schema: Schema,
): {
  draft: z.output<Schema> | null;
  keep: (draft: z.output<Schema>) => void;
  discard: () => void;
  /** The device had no room for the last change: it lives as long as the page. */
  isFull: boolean;
} {
  const [draft, setDraft] = useState(() => keptDraft(key, schema));
  const [isFull, setIsFull] = useState(false);
  return {
    draft,
    isFull,
    keep: (changed) => {
      setDraft(changed);
      try {
        localStorage.setItem(key, JSON.stringify(changed));
        setIsFull(false);
      } catch {
        // An older draft that would come back instead is worse than none.
        localStorage.removeItem(key);
        setIsFull(true);
      }
    },
    discard: () => {
      setDraft(null);
      setIsFull(false);
      localStorage.removeItem(key);
    },
  };
}

export function keptDraft<Schema extends z.ZodType>(key: string, schema: Schema): z.output<Schema> | null {
  try {
    return schema.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null')).data ?? null;
  } catch {
    return null;
  }
}
