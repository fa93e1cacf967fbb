import { z } from 'zod';
import { DomainError } from './domain/errors.js';

/** All that can be set from outside. */
export interface Config {
  /** The folder that holds everything. */
  data: string;
  port: number;
  engine: 'embedded';
  store: 'sqlite';
}

/**
 * Reads the environment.
 * @throws DomainError SETTING_INVALID naming the first variable whose value cannot be used
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const read = Environment.safeParse(set);
  if (!read.success) throw unusable(set, read.error.issues[0]);
  const { SHAODAO_DATA: data, SHAODAO_PORT: port, SHAODAO_ENGINE: engine, SHAODAO_STORE: store } = read.data;
  return { data, port, engine, store };
}

const oneOf = <const T extends string>(...values: [T, ...T[]]) => z.enum(values, { error: values.join(' or ') });

const Environment = z.object({
  SHAODAO_DATA: z.string().default('./data'),
  SHAODAO_PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'a number from 0 to 65535 (0: any free port)')
    .transform(Number)
    .refine((port) => port <= 65_535, 'a number from 0 to 65535 (0: any free port)')
    .default(8080),
  SHAODAO_ENGINE: oneOf('embedded').default('embedded'),
  SHAODAO_STORE: oneOf('sqlite').default('sqlite'),
});

function unusable(
  set: Readonly<Record<string, string | undefined>>,
  issue: { path: PropertyKey[]; message: string } | undefined,
): DomainError {
  const name = String(issue?.path[0]);
  return new DomainError('SETTING_INVALID', { name, value: set[name] ?? null, expected: issue?.message });
}
