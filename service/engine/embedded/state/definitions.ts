import { createHash } from 'node:crypto';
import type { Database, Statement } from '../../../stores/sqlite/connection.js';
import type { ExecutableProcess } from '../diagram/graph.js';
import { readDiagram } from '../diagram/readDiagram.js';
import type { ProcessGraph } from '../diagram/readDiagram.js';

export interface Definition extends ExecutableProcess {
  readonly resourceName: string;
  readonly checksum: string;
  /** The XML. */
  readonly resource: string;
}

/** All deployed processes, each parsed once. Few (hundreds), and needed by everything: all are kept in memory. */
export class Definitions {
  readonly #byKey = new Map<number, Definition>();
  readonly #versions = new Map<string, Definition[]>();
  readonly #insert: Statement;
  readonly #read: Statement<StoredDefinition>;

  constructor(database: Database) {
    this.#insert = database.prepare(
      `insert into process_definition (key, bpmn_process_id, version, resource_name, checksum, resource, deployed_at,
         deployment_key) values (?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#read = database.prepare(
      'select key, bpmn_process_id id, version, resource_name name, checksum, resource from process_definition order by key',
    );
  }

  /** Reads what the database holds; again after writes were lost. */
  async load(): Promise<void> {
    const graphs = new Map<string, readonly ProcessGraph[]>();
    for (const row of this.#read.all()) {
      if (this.#byKey.has(row.key)) continue;
      const parsed = graphs.get(row.checksum) ?? (await readDiagram(row.resource));
      graphs.set(row.checksum, parsed);
      const graph = parsed.find(({ bpmnProcessId }) => bpmnProcessId === row.id);
      if (graph) this.#keep({ ...graph, ...row, resourceName: row.name });
    }
  }

  add(definition: Definition, deployed: { at: number; deploymentKey: number }): void {
    const { key, bpmnProcessId, version, resourceName, checksum, resource } = definition;
    this.#insert.run(
      key,
      bpmnProcessId,
      version,
      resourceName,
      checksum,
      resource,
      deployed.at,
      deployed.deploymentKey,
    );
    this.#keep(definition);
  }

  /** Forgets what `add` was told and the database does not hold, because its transaction failed. */
  forgetLost(): void {
    const stored = new Set(this.#read.all().map(({ key }) => key));
    for (const { key, bpmnProcessId } of this.#byKey.values()) {
      if (stored.has(key)) continue;
      this.#byKey.delete(key);
      const versions = this.#versions.get(bpmnProcessId) ?? [];
      this.#versions.set(
        bpmnProcessId,
        versions.filter((version) => version.key !== key),
      );
    }
  }

  get(key: number): Definition | undefined {
    return this.#byKey.get(key);
  }

  latest(bpmnProcessId: string): Definition | undefined {
    return this.#versions.get(bpmnProcessId)?.at(-1);
  }

  version(bpmnProcessId: string, version: number): Definition | undefined {
    return this.#versions.get(bpmnProcessId)?.find((definition) => definition.version === version);
  }

  all(): Iterable<Definition> {
    return this.#byKey.values();
  }

  #keep(definition: Definition): void {
    this.#byKey.set(definition.key, definition);
    const versions = this.#versions.get(definition.bpmnProcessId) ?? [];
    versions.push(definition);
    this.#versions.set(definition.bpmnProcessId, versions);
  }
}

interface StoredDefinition {
  key: number;
  id: string;
  version: number;
  name: string;
  checksum: string;
  resource: string;
}

export function checksumOf(content: string): string {
  return createHash('sha256').update(content).digest('base64');
}
