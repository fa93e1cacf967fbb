import { useEffect, useState } from 'react';

const SETTLED_AFTER_MS = 250;

/** The value once it has not changed for a moment: nobody needs an answer for every letter. */
export function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const waiting = setTimeout(() => setSettled(value), SETTLED_AFTER_MS);
    return () => clearTimeout(waiting);
  }, [value]);
  return settled;
}
