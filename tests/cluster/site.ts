import { cpSync, lstatSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { composeService, type Service } from '../../service/compose.js';
import type { BrokerSettings } from '../../service/config.js';
import type { Clock } from '../../service/domain/clock.js';
import { createLogger } from '../../service/ops/logging.js';
import { systemClock } from '../../service/ops/systemClock.js';
import { Broker } from './broker.js';
import { until } from './caseLoad.js';
import { Database } from './database.js';
import { freePorts } from './freePorts.js';
import { RECORDS_SECRET } from './simulationBroker.js';

const PARTITIONS = 2;

/** Folders with copies of what a broker and a database keep. */
export interface Copies {
  broker: string;
  documents: string;
}

/** A broker and a database in a folder, and the nodes that work on them: all of it can be lost with the folder. */
export class Site {
  readonly broker: Broker;
  readonly database: Database;
  readonly settings: BrokerSettings;
  readonly clock: Clock;
  readonly #folder: string;
  #aheadMs = 0;

  private constructor(folder: string, parts: Pick<Site, 'broker' | 'database' | 'settings'>) {
    this.#folder = folder;
    ({ broker: this.broker, database: this.database, settings: this.settings } = parts);
    this.clock = {
      now: () => systemClock.now() + this.#aheadMs,
      wake: (at, callback) => systemClock.wake(at - this.#aheadMs, callback),
    };
  }

  /** In an empty folder; with copies: as they were. */
  static async open(folder: string, copies?: Copies): Promise<Site> {
    if (copies) {
      mkdirSync(folder, { recursive: true });
      copy(copies.broker, join(folder, 'broker'));
      copy(copies.documents, join(folder, 'documents'));
    }
    const [recordsPort = 0] = await freePorts(1);
    const records = { url: `http://127.0.0.1:${recordsPort}`, user: 'zeebe', password: RECORDS_SECRET };
    const database = await Database.start(join(folder, 'documents'));
    const broker = await Broker.start({
      folder: join(folder, 'broker'),
      records,
      partitions: PARTITIONS,
      clockControlled: true,
    });
    const settings = { gateway: broker.gateway, recordsPort, recordsSecret: RECORDS_SECRET };
    return new Site(folder, { broker, database, settings });
  }

  get url(): string {
    return this.database.url('site');
  }

  /** Where a node may keep what it likes: nothing of it is needed again. */
  get scratch(): string {
    return join(this.#folder, 'node');
  }

  node(): Promise<Service> {
    return composeService(
      { data: this.scratch, engine: this.settings, store: { url: this.url } },
      { clock: this.clock, log: createLogger('silent') },
    );
  }

  /** As it is now; the database must stand still. */
  copyDocuments(to: string): void {
    copy(join(this.#folder, 'documents'), to);
  }

  /** As it is now; the broker must stand still. */
  copyBroker(to: string): void {
    copy(join(this.#folder, 'broker'), to);
  }

  /** The broker goes on from here when it is started again, its exporter included. By itself it does this every few minutes. */
  async takeSnapshot(): Promise<void> {
    const partitions = `${this.broker.management}/actuator/partitions`;
    await fetch(`${partitions}/takeSnapshot`, { method: 'POST' });
    await until(async () => {
      const states = (await (await fetch(partitions)).json()) as Record<string, { snapshotId: string | null }>;
      return Object.values(states).every(({ snapshotId }) => snapshotId !== null);
    });
  }

  /** For broker and nodes alike. */
  async advance(ms: number): Promise<void> {
    this.#aheadMs += ms;
    const answer = await fetch(`${this.broker.management}/actuator/clock/add`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ offsetMilli: ms }),
    });
    if (!answer.ok) throw new Error(`the broker's clock did not move: ${answer.status} ${await answer.text()}`);
  }

  async close(): Promise<void> {
    await this.broker.stop();
    await this.database.kill();
  }
}

/** A socket is no data, and cannot be copied. */
function copy(from: string, to: string): void {
  cpSync(from, to, { recursive: true, filter: (path) => !lstatSync(path).isSocket() });
}
