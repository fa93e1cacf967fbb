import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, openSync, closeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { brokerPackage } from './brokerPackage.js';
import { freePorts } from './freePorts.js';
import { javaHome } from './java.js';

/** A start takes 4 s on an idle machine. */
const START_WITHIN_MS = 240_000;
const STOP_WITHIN_MS = 20_000;

export interface BrokerSettings {
  /** Holds the broker's data and its log; a broker that is started on it again goes on where it stopped. */
  folder: string;
  /** Where its records go; without it they go nowhere. */
  records?: { url: string; user: string; password: string };
  /** Its clock can be pinned and moved (service/engine/zeebe/brokerClock.ts). */
  clockControlled?: boolean;
  /** Records that are sent at once; 1: each as soon as it is there, also while the clock stands still. */
  bulkSize?: number;
  /** Commands that follow from one, done before what else is written; beyond them the rest is done one by one. */
  commandsInBatch?: number;
  partitions?: number;
  /** With others, each of which keeps every partition. */
  member?: Member;
  /** The address of this machine that its gateway has. */
  host?: string;
}

/** One of several brokers. */
export interface Member {
  /** From 0 on. */
  number: number;
  /** Where all of them talk with each other: the ports of this machine, in the order of their numbers. */
  internalPorts: readonly number[];
  /** The same for all where one name stands for them; else any free one. */
  gatewayPort?: number;
}

/** A real broker in a process of its own, on free ports of this machine. */
export class Broker {
  readonly #settings: BrokerSettings;
  readonly #ports: readonly number[];
  #process: ChildProcess | undefined;

  private constructor(settings: BrokerSettings, ports: readonly number[]) {
    this.#settings = settings;
    this.#ports = ports;
  }

  /** Fetches the broker if need be, starts it and waits until it takes commands. */
  static async start(settings: BrokerSettings): Promise<Broker> {
    const broker = await Broker.stopped(settings);
    await broker.start();
    return broker;
  }

  /** One whose addresses are known and that is not there yet. */
  static async stopped(settings: BrokerSettings): Promise<Broker> {
    const [gateway = 0, command = 0, internal = 0, rest = 0, management = 0] = await freePorts(5);
    const { number = 0, internalPorts = [internal], gatewayPort = gateway } = settings.member ?? {};
    return new Broker(settings, [gatewayPort, command, internalPorts[number] ?? internal, rest, management]);
  }

  /** host:port for clients. */
  get gateway(): string {
    return `${this.#host}:${this.#ports[0]}`;
  }

  /** Where health and clock are. */
  get management(): string {
    return `http://127.0.0.1:${this.#ports[4]}`;
  }

  /** Of its process; 0: it does not run. */
  get pid(): number {
    return this.#process?.pid ?? 0;
  }

  get log(): string {
    return join(this.#settings.folder, 'broker.log');
  }

  /** Again, after it was stopped or killed: same ports, same data. */
  async start(): Promise<void> {
    mkdirSync(join(this.#settings.folder, 'data'), { recursive: true });
    const program = join(await brokerPackage(), 'bin', 'broker');
    const log = openSync(this.log, 'a');
    const child = spawn(program, [], { env: this.#environment(), stdio: ['ignore', log, log] });
    closeSync(log);
    this.#process = child;
    process.once('exit', this.#killNow);
    // By itself the end of a test run by a signal would leave the broker behind.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, this.#endWithUs);
    await this.#ready(child);
  }

  /** SIGKILL: as a crash of the machine would end it. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  get #host(): string {
    return this.#settings.host ?? '127.0.0.1';
  }

  readonly #killNow = (): void => {
    this.#process?.kill('SIGKILL');
  };

  readonly #endWithUs = (): void => {
    process.exit(1);
  };

  async #end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    process.off('exit', this.#killNow);
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.off(name, this.#endWithUs);
    if (!child || hasEnded(child)) return;
    const ended = new Promise((settle) => child.once('exit', settle));
    child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
    await ended;
    clearTimeout(late);
  }

  async #ready(child: ChildProcess): Promise<void> {
    const until = Date.now() + START_WITHIN_MS;
    while (Date.now() < until) {
      if (hasEnded(child)) throw new Error(`the broker ended while it started; see ${this.log}`);
      if (
        (await isUp(`${this.management}/actuator/health/readiness`)) &&
        (await isUp(`${this.management}/actuator/health/status`))
      )
        return;
      await pause(200);
    }
    await this.kill();
    throw new Error(`the broker was not ready after ${START_WITHIN_MS / 1000} s; see ${this.log}`);
  }

  #environment(): NodeJS.ProcessEnv {
    const {
      folder,
      records,
      clockControlled = false,
      bulkSize = 1000,
      commandsInBatch = 100,
      partitions = 1,
      member,
    } = this.#settings;
    const [gateway, command, internal, rest, management] = this.#ports.map(String);
    return {
      PATH: process.env['PATH'],
      JAVA_HOME: javaHome(),
      JAVA_OPTS: JAVA_OPTIONS.join(' '),
      ZEEBE_BROKER_DATA_DIRECTORY: resolve(folder, 'data'),
      ZEEBE_BROKER_NETWORK_HOST: '127.0.0.1',
      ZEEBE_BROKER_GATEWAY_NETWORK_HOST: this.#host,
      ZEEBE_BROKER_GATEWAY_NETWORK_PORT: gateway,
      ZEEBE_BROKER_NETWORK_COMMANDAPI_PORT: command,
      ZEEBE_BROKER_NETWORK_INTERNALAPI_PORT: internal,
      SERVER_PORT: rest,
      MANAGEMENT_SERVER_PORT: management,
      ZEEBE_CLOCK_CONTROLLED: String(clockControlled),
      ZEEBE_BROKER_PROCESSING_MAXCOMMANDSINBATCH: String(commandsInBatch),
      ZEEBE_BROKER_CLUSTER_PARTITIONSCOUNT: String(partitions),
      ...(member && membership(member)),
      ...SMALL,
      ...(records && {
        [`${EXPORTER}_CLASSNAME`]: 'io.camunda.zeebe.exporter.ElasticsearchExporter',
        [`${EXPORTER}_ARGS_URL`]: records.url,
        [`${EXPORTER}_ARGS_AUTHENTICATION_USERNAME`]: records.user,
        [`${EXPORTER}_ARGS_AUTHENTICATION_PASSWORD`]: records.password,
        [`${EXPORTER}_ARGS_BULK_DELAY`]: '0',
        [`${EXPORTER}_ARGS_BULK_SIZE`]: String(bulkSize),
        [`${EXPORTER}_ARGS_INDEX_PROCESSEVENT`]: 'true',
      }),
    };
  }
}

const EXPORTER = 'ZEEBE_BROKER_EXPORTERS_ELASTICSEARCH';

const membership = ({ number, internalPorts }: Member): NodeJS.ProcessEnv => ({
  ZEEBE_BROKER_CLUSTER_NODEID: String(number),
  ZEEBE_BROKER_CLUSTER_CLUSTERSIZE: String(internalPorts.length),
  ZEEBE_BROKER_CLUSTER_REPLICATIONFACTOR: String(internalPorts.length),
  ZEEBE_BROKER_CLUSTER_INITIALCONTACTPOINTS: internalPorts.map((port) => `127.0.0.1:${port}`).join(','),
});

/** What a broker needs on a machine that does other things as well. */
const SMALL = {
  ZEEBE_BROKER_THREADS_CPUTHREADCOUNT: '1',
  ZEEBE_BROKER_THREADS_IOTHREADCOUNT: '1',
  ZEEBE_BROKER_DATA_LOGSEGMENTSIZE: '16MB',
  ZEEBE_BROKER_EXPERIMENTAL_ROCKSDB_MEMORYLIMIT: '128MB',
  ZEEBE_BROKER_DATA_DISK_FREESPACE_PROCESSING: '200MB',
  ZEEBE_BROKER_DATA_DISK_FREESPACE_REPLICATION: '100MB',
};

const JAVA_OPTIONS = [
  '-Xmx768m',
  '-XX:+UseSerialGC',
  // Half the time to start; a test does not run long enough for the better compiler to pay.
  '-XX:TieredStopAtLevel=1',
  // The broker reaches into the JDK; newer ones want to be told that it may.
  ...['java.nio', 'sun.nio.ch', 'java.lang', 'java.util', 'jdk.internal.misc'].map(
    (name) => `--add-opens=java.base/${name}=ALL-UNNAMED`,
  ),
  '-XX:+IgnoreUnrecognizedVMOptions',
  '--enable-native-access=ALL-UNNAMED',
  '--sun-misc-unsafe-memory-access=allow',
];

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

async function isUp(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}
