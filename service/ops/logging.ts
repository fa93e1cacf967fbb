import { type Logger, pino } from 'pino';

export type { Logger };

/** JSON lines to standard output. What identifies people or opens sessions never gets there. */
export function createLogger(level: string): Logger {
  return pino({
    level,
    redact: { paths: ['*.password', '*.phone', '*.cookie', '*.csrfToken'], censor: '[redacted]' },
  });
}
