import { useEffect, useState } from 'react';

/** Keeps what was typed on this device until it is sent: over a lost connection, a reload, a signed-out session. */
export function useDraft<Value extends object>(
  name: string,
  empty: Value,
): [Value, (change: Partial<Value>) => void, () => void] {
  const key = `shaodao.draft.${name}`;
  const [value, setValue] = useState<Value>(() => ({ ...empty, ...stored(key) }));
  useEffect(() => localStorage.setItem(key, JSON.stringify(value)), [key, value]);
  return [value, (change) => setValue((old) => ({ ...old, ...change })), () => setValue(empty)];
}

function stored(key: string): object {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return typeof kept === 'object' && kept !== null ? kept : {};
  } catch {
    return {};
  }
}
