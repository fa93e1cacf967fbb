import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { MongoStores } from '../../service/stores/mongo/mongoStores.js';
import { freePorts } from './freePorts.js';

const SOURCE = join('tests', 'cluster', 'ferretdb');
const PROGRAM = join('.cache', 'cluster', 'ferretdb');
/** A start takes half a second. */
const START_WITHIN_MS = 120_000;
const run = promisify(execFile);

/** A MongoDB-compatible server in a process of its own, on a free port of this machine. */
export class Database {
  readonly #folder: string;
  readonly #port: number;
  #process: ChildProcess | undefined;

  private constructor(folder: string, port: number) {
    this.#folder = folder;
    this.#port = port;
  }

  /** Builds the server if need be, starts it on the folder and waits until it answers. Its log lies in the folder too. */
  static async start(folder: string): Promise<Database> {
    const database = await Database.stopped(folder);
    await database.start();
    return database;
  }

  /** One whose address is known and that is not there yet. */
  static async stopped(folder: string): Promise<Database> {
    const [port = 0] = await freePorts(1);
    return new Database(folder, port);
  }

  /** Of its process; 0: it does not run. */
  get pid(): number {
    return this.#process?.pid ?? 0;
  }

  get log(): string {
    return join(this.#folder, 'database.log');
  }

  /** Where the database of this name is; each test takes its own. */
  url(name: string): string {
    return `mongodb://127.0.0.1:${this.#port}/${name}`;
  }

  /** Again, after it was killed: same port, same data. */
  async start(): Promise<void> {
    mkdirSync(this.#folder, { recursive: true });
    const program = await built();
    const log = openSync(this.log, 'a');
    const child = spawn(program, [`127.0.0.1:${this.#port}`, resolve(this.#folder)], { stdio: ['ignore', log, log] });
    closeSync(log);
    this.#process = child;
    process.once('exit', this.#killNow);
    await this.#answering(child);
  }

  /** SIGKILL: as a crash of the machine would end it. */
  async kill(): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    process.off('exit', this.#killNow);
    if (!child || hasEnded(child)) return;
    const ended = new Promise((settle) => child.once('exit', settle));
    child.kill('SIGKILL');
    await ended;
  }

  readonly #killNow = (): void => {
    this.#process?.kill('SIGKILL');
  };

  async #answering(child: ChildProcess): Promise<void> {
    const until = Date.now() + START_WITHIN_MS;
    for (;;) {
      if (hasEnded(child)) throw new Error(`the database ended while it started:\n${readFileSync(this.log, 'utf8')}`);
      try {
        await (await MongoStores.open(this.url('is-it-there'), { withinMs: 1000 })).close();
        return;
      } catch (error) {
        if (Date.now() > until) throw new Error(`the database does not answer; see ${this.log}`, { cause: error });
        await pause(100);
      }
    }
  }
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

/** The program, built again where its source is newer: a minute the first time, two seconds after. */
async function built(): Promise<string> {
  const sources = ['main.go', 'go.mod'].map((name) => statSync(join(SOURCE, name)).mtimeMs);
  if (existsSync(PROGRAM) && statSync(PROGRAM).mtimeMs > Math.max(...sources)) return PROGRAM;
  mkdirSync(join('.cache', 'cluster'), { recursive: true });
  const half = resolve(`${PROGRAM}.${process.pid}`);
  try {
    // -buildvcs=false: the program is none of the version that it lies beside.
    await run(goProgram(), ['build', '-mod=mod', '-buildvcs=false', '-o', half, '.'], { cwd: SOURCE });
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new Error(
      isMissing
        ? 'go is missing, which builds the database of the tests; install it: apt-get install golang-go (or brew install go), 1.24 or newer'
        : `go could not build ${SOURCE}: ${String(error)}`,
      { cause: error },
    );
  }
  renameSync(half, PROGRAM);
  return PROGRAM;
}

/** The one in the path, or where Go's own installer puts it. */
function goProgram(): string {
  const installed = '/usr/local/go/bin/go';
  const inPath = (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(join(folder, 'go')));
  return !inPath && existsSync(installed) ? installed : 'go';
}
