/** Aborted by the first Ctrl-C or SIGTERM, for who has to clear up before the end; the same once more ends at once, as ever. */
export function interruption(): AbortSignal {
  const asked = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => asked.abort());
  return asked.signal;
}
