import { DomainError } from '../../domain/errors.js';
import type { ProcessDocument } from '../../stores/documents/process.js';
import type { Stores } from '../../stores/port.js';
import type { Migration, MigrationForecast } from '../port.js';
import { type BrokerDiagram, readBrokerDiagram } from './brokerDiagram.js';
import type { Commands } from './commands.js';
import { brokersForecast } from './migrationForecast.js';
import { migrationMessage } from './migrationMessage.js';
import { refusalIn } from './migrationRefusal.js';

/** The views, which say where an instance stands: the broker does not. */
export type RunningViews = Pick<Stores, 'collection'>;

/** Takes running instances to another version on a broker. */
export class Migrations {
  readonly #commands: Commands;
  readonly #views: RunningViews;
  /** Of each version that was asked for: it never changes. */
  readonly #diagrams = new Map<string, Promise<BrokerDiagram>>();

  constructor(commands: Commands, views: RunningViews) {
    this.#commands = commands;
    this.#views = views;
  }

  /** @throws DomainError ENGINE_NOT_FOUND */
  async check(key: string, { targetProcessDefinitionKey, mapping }: Migration): Promise<MigrationForecast> {
    const instance = await this.#views.collection('instances').get(key);
    if (instance?.state !== 'active') throw new DomainError('ENGINE_NOT_FOUND', { kind: 'instance', key });
    const [source, target] = await Promise.all([
      this.#diagram(instance.processDefinitionKey),
      this.#diagram(targetProcessDefinitionKey),
    ]);
    return brokersForecast({ source, target, active: instance.active.map(({ element }) => element), mapping });
  }

  /**
   * The broker has the last word.
   * @throws DomainError ENGINE_NOT_FOUND, MIGRATION_REFUSED
   */
  async migrate(key: string, migration: Migration): Promise<void> {
    const { targetProcessDefinitionKey, mapping } = migration;
    const { moves } = await this.check(key, migration);
    const request = migrationMessage({ processInstanceKey: key, targetProcessDefinitionKey, moves });
    try {
      // The second time its elements have other names.
      const command = { method: 'migrateProcessInstance', request, kind: 'instance', key, repeatable: false };
      await this.#commands.send(command);
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'ENGINE_INVALID_STATE') throw error;
      const refusals = [refusalIn(String(error.facts['reason']), mapping)];
      throw new DomainError('MIGRATION_REFUSED', { key, refusals }, { cause: error });
    }
  }

  #diagram(definitionKey: string): Promise<BrokerDiagram> {
    const known = this.#diagrams.get(definitionKey) ?? this.#read(definitionKey);
    this.#diagrams.set(definitionKey, known);
    known.catch(() => this.#diagrams.delete(definitionKey));
    return known;
  }

  async #read(key: string): Promise<BrokerDiagram> {
    const process: ProcessDocument | undefined = await this.#views.collection('processes').get(key);
    if (!process) throw new DomainError('ENGINE_NOT_FOUND', { kind: 'process', key });
    return readBrokerDiagram(process.xml, process.processId);
  }
}
