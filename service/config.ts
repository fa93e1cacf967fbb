import { z } from 'zod';
import { DomainError } from './domain/errors.js';

/** All that can be set from outside. */
export interface Config {
  /** The folder that holds everything. */
  data: string;
  port: number;
  engine: 'embedded' | BrokerSettings;
  store: 'sqlite' | DatabaseSettings;
  /** Who asks for /metrics from elsewhere than this machine has to bring it; null: nobody there gets them. */
  metricsToken: string | null;
  /** Whose word about the caller's address and TLS is believed: the proxies in front, as express reads it. */
  proxy: string;
}

/** Where an installation keeps its documents. */
export type Installation = Pick<Config, 'data'> & Partial<Pick<Config, 'store'>>;

/** Where the documents are, when not in the data folder. */
export interface DatabaseSettings {
  /** mongodb://…/database */
  url: string;
}

/** Where the Zeebe broker is, and where its exporter finds us. */
export interface BrokerSettings {
  /** host:port of its gateway. */
  gateway: string;
  /** The port on which its records are taken in; 0: any free one. */
  recordsPort: number;
  /** The password that its exporter gives, as user `zeebe`. */
  recordsSecret: string;
}

/** A broker whose clock can be moved. */
export interface SimulationBrokerSettings extends BrokerSettings {
  /** Address of its actuators, such as http://localhost:9600. */
  management: string;
}

/**
 * Reads the environment.
 * @throws DomainError SETTING_INVALID naming the first variable whose value cannot be used
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const read = parsed(Environment, environment);
  const { SHAODAO_DATA: data, SHAODAO_PORT: port, SHAODAO_ENGINE: engine, SHAODAO_STORE: store } = read;
  return {
    data,
    port,
    engine: engine === 'zeebe' ? readBroker(environment) : engine,
    store: store === 'mongo' ? { url: parsed(Database, environment).SHAODAO_MONGO_URL } : store,
    metricsToken: read.SHAODAO_METRICS_TOKEN,
    proxy: read.SHAODAO_PROXY,
  };
}

/**
 * The installation that a command works on: a data folder that its options name, else what the environment says.
 * @throws DomainError SETTING_INVALID
 */
export function installationOf({ data }: { data?: string }): Installation {
  return data === undefined ? readConfig() : { data };
}

/**
 * Reads what a simulation on a real broker needs.
 * @throws DomainError SETTING_INVALID
 */
export function readSimulationBroker(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): SimulationBrokerSettings {
  const { SHAODAO_ZEEBE_MANAGEMENT: management } = parsed(Management, environment);
  return { ...readBroker(environment), management };
}

/**
 * Reads the password of whoever asks a running service from the command line.
 * @throws DomainError SETTING_INVALID
 */
export function readPassword(environment: Readonly<Record<string, string | undefined>> = process.env): string {
  return parsed(Password, environment).SHAODAO_PASSWORD;
}

function readBroker(environment: Readonly<Record<string, string | undefined>>): BrokerSettings {
  const read = parsed(Broker, environment);
  return {
    gateway: read.SHAODAO_ZEEBE_GATEWAY,
    recordsPort: read.SHAODAO_ZEEBE_RECORDS_PORT,
    recordsSecret: read.SHAODAO_ZEEBE_RECORDS_SECRET,
  };
}

function parsed<S extends z.ZodType>(
  schema: S,
  environment: Readonly<Record<string, string | undefined>>,
): z.output<S> {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const read = schema.safeParse(set);
  if (!read.success) throw unusable(set, read.error.issues[0]);
  return read.data;
}

const oneOf = <const T extends string>(...values: [T, ...T[]]) => z.enum(values, { error: values.join(' or ') });

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'a number from 0 to 65535 (0: any free port)')
  .transform(Number)
  .refine((number) => number <= 65_535, 'a number from 0 to 65535 (0: any free port)');

/** What is missing is told in the same words as what is wrong. */
const text = (pattern: RegExp, expected: string) => z.string({ error: expected }).regex(pattern, expected);

const trusted = String.raw`(?:loopback|uniquelocal|\d{1,3}(?:\.\d{1,3}){3}(?:/\d+)?|[\da-f:]*:[\da-f:]*(?:/\d+)?)`;

const Environment = z.object({
  SHAODAO_DATA: z.string().default('./data'),
  SHAODAO_PORT: port.default(8080),
  SHAODAO_ENGINE: oneOf('embedded', 'zeebe').default('embedded'),
  SHAODAO_STORE: oneOf('sqlite', 'mongo').default('sqlite'),
  SHAODAO_METRICS_TOKEN: text(/^\S{16,}$/, '16 characters or more')
    .nullable()
    .default(null),
  SHAODAO_PROXY: text(
    new RegExp(`^${trusted}(?:,${trusted})*$`),
    'loopback, uniquelocal, or addresses and subnets such as 10.1.2.3 or 10.1.0.0/16, separated by commas',
  ).default('loopback'),
});

const Password = z.object({ SHAODAO_PASSWORD: text(/^.{1,200}$/, 'the password of who signs in (see --login)') });

const GATEWAY = "host:port of the Zeebe broker's gateway, such as localhost:26500";

const Broker = z.object({
  SHAODAO_ZEEBE_GATEWAY: text(/^[^\s:/]+:\d{1,5}$/, GATEWAY).refine(
    (address) => Number(address.split(':')[1]) <= 65_535,
    GATEWAY,
  ),
  SHAODAO_ZEEBE_RECORDS_PORT: port.default(9200),
  SHAODAO_ZEEBE_RECORDS_SECRET: text(/^\S{16,}$/, "16 characters or more, the password of the broker's exporter"),
});

const Database = z.object({
  SHAODAO_MONGO_URL: text(
    /^mongodb(?:\+srv)?:\/\/[^\s/]+\/[^\s/?]+(?:\?\S*)?$/,
    'mongodb://host:27017/database, with all hosts of a replica set and what the driver needs after a ?',
  ),
});

const Management = z.object({
  SHAODAO_ZEEBE_MANAGEMENT: text(
    /^https?:\/\/[^\s/]+$/,
    "http address of the Zeebe broker's actuators, such as http://localhost:9600",
  ),
});

function unusable(
  set: Readonly<Record<string, string | undefined>>,
  issue: { path: PropertyKey[]; message: string } | undefined,
): DomainError {
  const name = String(issue?.path[0]);
  return new DomainError('SETTING_INVALID', { name, value: shown(name, set[name]), expected: issue?.message });
}

const secrets: ReadonlySet<string> = new Set([
  'SHAODAO_METRICS_TOKEN',
  'SHAODAO_PASSWORD',
  'SHAODAO_ZEEBE_RECORDS_SECRET',
]);

/** The value as a message may show it: without passwords. */
function shown(name: string, value: string | undefined): string | null {
  if (value === undefined) return null;
  return secrets.has(name) ? '***' : value.replace(/\/\/[^/@]*@/, '//***@');
}
