import type { Database, Statement } from '../../../stores/sqlite/connection.js';

export interface FormDefinition {
  readonly key: number;
  readonly formId: string;
  readonly version: number;
  readonly resourceName: string;
  readonly checksum: string;
  readonly resource: string;
}

/** Deployed forms, by id and version. */
export class Forms {
  readonly #insert: Statement;
  readonly #latest: Statement<FormDefinition>;

  constructor(database: Database) {
    this.#insert = database.prepare('insert into form_definition values (?, ?, ?, ?, ?, ?)');
    this.#latest = database.prepare(
      `select key, form_id formId, version, resource_name resourceName, checksum, resource from form_definition
         where form_id = ? order by version desc limit 1`,
    );
  }

  insert({ key, formId, version, resourceName, checksum, resource }: FormDefinition): void {
    this.#insert.run(key, formId, version, resourceName, checksum, resource);
  }

  latestDefinition(formId: string): FormDefinition | undefined {
    return this.#latest.get(formId);
  }

  /** The key of the newest version. */
  latest(formId: string): number | undefined {
    return this.latestDefinition(formId)?.key;
  }
}
