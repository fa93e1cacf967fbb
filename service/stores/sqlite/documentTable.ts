import { collections } from '../documents/collections.js';
import type { Document } from '../documents/document.js';
import type { CollectionName } from '../port.js';
import { valueAt } from '../valueAt.js';
import { pathOf } from './condition.js';
import type { Database } from './connection.js';

type Value = string | number | null;

/**
 * The table of a collection: id, version, the document as JSON, and a column for every field that an index is made of.
 * A replacement that leaves those fields as they were touches no index, and most do.
 */
export class DocumentTable {
  /** Fields that have a column, which bears their name. */
  readonly columns: readonly string[];
  readonly #paths: readonly (readonly string[])[];

  constructor(columns: readonly string[]) {
    this.columns = columns;
    this.#paths = columns.map((name) => name.split('.'));
  }

  /** What the columns hold of a document, in their order. */
  valuesOf(document: Document): Value[] {
    return this.#paths.map((path) => columnValue(document, path));
  }
}

/**
 * Brings the tables to what the register says, on every start: a new index needs no migration. All in one transaction,
 * so that no start finds a column that is not filled.
 */
export function layOut(
  database: Database,
  names: readonly CollectionName[],
): ReadonlyMap<CollectionName, DocumentTable> {
  database.exec('begin immediate');
  try {
    const tables = new Map(names.map((name) => [name, layOutOne(database, name)]));
    database.exec('commit');
    return tables;
  } catch (error) {
    if (database.isTransaction) database.exec('rollback');
    throw error;
  }
}

function layOutOne(database: Database, name: CollectionName): DocumentTable {
  const { indexes, unique } = collections[name];
  const wanted = [...new Set([...indexes.flat(), ...unique])];
  const columns = wanted.map((field) => `, ${quoted(field)} any`).join('');
  database.exec(
    `create table if not exists ${name} (id text primary key, version integer not null, doc text not null${columns}) strict`,
  );
  const there = columnsIn(database, name);
  const missing = wanted.filter((field) => !there.includes(field));
  if (missing.length > 0) addColumns(database, name, missing);
  for (const fields of indexes) {
    const list = [...fields.map(quoted), 'id'].join(', ');
    database.exec(`create index if not exists ${indexName(name, fields)} on ${name} (${list})`);
  }
  for (const field of unique) {
    database.exec(`create unique index if not exists ${indexName(name, [field])}_unique on ${name} (${quoted(field)})`);
  }
  return new DocumentTable(wanted);
}

/** The tables as they are, also those of an older version. */
export const tablesAsTheyAre = (
  database: Database,
  names: readonly CollectionName[],
): ReadonlyMap<CollectionName, DocumentTable> =>
  new Map(names.map((name) => [name, new DocumentTable(columnsIn(database, name))]));

function addColumns(database: Database, name: CollectionName, fields: readonly string[]): void {
  // Indexes of an older version are made of JSON and bear the same names.
  for (const index of indexesOf(database, name)) database.exec(`drop index ${index}`);
  for (const field of fields) database.exec(`alter table ${name} add column ${quoted(field)} any`);
  const filled = fields.map((field) => `${quoted(field)} = json_extract(doc, '${pathOf(field)}')`);
  database.exec(`update ${name} set ${filled.join(', ')}`);
}

function columnsIn(database: Database, name: CollectionName): string[] {
  return database
    .prepare<{ name: string }>(`select name from pragma_table_info('${name}')`)
    .all()
    .map((column) => column.name)
    .filter((column) => !['id', 'version', 'doc'].includes(column));
}

function indexesOf(database: Database, name: CollectionName): string[] {
  return database
    .prepare<{ name: string }>(
      "select name from sqlite_master where type = 'index' and tbl_name = ? and sql is not null",
    )
    .all(name)
    .map((index) => index.name);
}

function indexName(collection: string, fields: readonly string[]): string {
  return `${collection}_by_${fields.join('_').replaceAll('.', '_')}`;
}

const quoted = (field: string) => `"${field}"`;

/** As `json_extract` gives it: true is 1, and what is not there is null. */
function columnValue(document: Document, path: readonly string[]): Value {
  const value = valueAt(document, path);
  switch (typeof value) {
    case 'string':
    case 'number':
      return value;
    case 'boolean':
      return Number(value);
    default:
      // No index is made of lists or objects (tests/unit/stores/sqlite/documentTable.test.ts).
      return null;
  }
}
