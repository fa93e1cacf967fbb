import { DomainError } from './domain/errors.js';

/** For who set it: why the port of a setting cannot be listened on. */
export const refusedPort =
  (name: string, port: number) =>
  (error: unknown): never => {
    const reason = { EADDRINUSE: 'another program has this one', EACCES: 'this one needs more rights' }[codeOf(error)];
    if (reason === undefined) throw error;
    throw new DomainError(
      'SETTING_INVALID',
      { name, value: String(port), expected: `a free port: ${reason}` },
      { cause: error },
    );
  };

const codeOf = (error: unknown): string => String((Object(error) as { code?: unknown }).code);
