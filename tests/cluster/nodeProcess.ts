import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { BrokerSettings } from '../../service/config.js';
import { freePorts } from './freePorts.js';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

export interface NodeSettings {
  data: string;
  /** Address of a database; without it the documents lie in the data folder. */
  database?: string | undefined;
  /** Without it the engine is the embedded one. */
  broker?: BrokerSettings;
}

/** A node of the service in a process of its own, on a free port, as `npm start` runs it. */
export class NodeProcess {
  readonly address: string;
  readonly #process: ChildProcess;

  private constructor(port: number, child: ChildProcess) {
    this.address = `http://127.0.0.1:${port}`;
    this.#process = child;
    process.once('exit', this.#killNow);
  }

  /** Started, and maybe still waiting for its parts. */
  static async start({ database, broker, data }: NodeSettings): Promise<NodeProcess> {
    const [port = 0] = await freePorts(1);
    const loader = here('../builders/typescriptLoader.mjs');
    const child = spawn(
      process.execPath,
      ['--max-semi-space-size=32', '--import', loader, here('../../service/main.ts')],
      {
        env: {
          PATH: process.env['PATH'],
          SHAODAO_PORT: String(port),
          SHAODAO_DATA: data,
          ...(database !== undefined && { SHAODAO_STORE: 'mongo', SHAODAO_MONGO_URL: database }),
          ...(broker && {
            SHAODAO_ENGINE: 'zeebe',
            SHAODAO_ZEEBE_GATEWAY: broker.gateway,
            SHAODAO_ZEEBE_RECORDS_PORT: String(broker.recordsPort),
            SHAODAO_ZEEBE_RECORDS_SECRET: broker.recordsSecret,
          }),
        },
        stdio: 'ignore',
      },
    );
    return new NodeProcess(port, child);
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }

  /** Waits until readiness is this, with these words. */
  async answers(status: number, words = ''): Promise<void> {
    let last = 'nothing';
    for (let tries = 0; tries < 240 && !hasEnded(this.#process); tries += 1) {
      const answer = await fetch(`${this.address}/health/ready`).catch(() => undefined);
      last = answer ? `${answer.status} ${await answer.text()}` : 'nothing';
      if (answer?.status === status && last.includes(words)) return;
      await pause(500);
    }
    const end = hasEnded(this.#process) ? ', then the node ended' : '';
    throw new Error(`never answered ${status} ${words}, at last ${last}${end}`);
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  readonly #killNow = (): void => {
    this.#process.kill('SIGKILL');
  };

  async #end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    process.off('exit', this.#killNow);
    const child = this.#process;
    if (hasEnded(child)) return;
    const ended = new Promise((settle) => child.once('exit', settle));
    child.kill(signal);
    await ended;
  }
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;
