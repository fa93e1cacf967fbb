import { useEffect, useState } from 'react';

/** What is left is counted by the service's clock: the one on the device may be wrong, and a rehearsal runs in virtual time. */
export function serviceNow(): number {
  return Date.now() + offset;
}

/** The device's own clock, for what concerns this device alone. */
export const deviceNow = (): number => Date.now();

/** Takes the time from an answer's Date header, which has whole seconds. */
export function syncClock(date: string | null): void {
  const at = date === null ? Number.NaN : Date.parse(date);
  if (!Number.isNaN(at)) offset = at - Date.now();
}

/** The present, renewed often enough for minutes that count down. */
export function useNow(): number {
  const [now, setNow] = useState(serviceNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serviceNow()), REFRESH_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}

const REFRESH_MS = 10_000;
let offset = 0;
