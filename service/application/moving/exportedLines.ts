import type { CollectionName, Stores } from '../../stores/port.js';
import { type EngineRow, type ExportLine, movedCollections } from './exportLine.js';
import { isMark, needWhole } from './importMark.js';
import { Tally } from './tally.js';

const PAGE = 500;

/** A whole installation that nobody works on, or that a broker works on. */
export interface Source {
  stores: Stores;
  engine: 'embedded' | 'zeebe';
  schema: number;
  /** Stores what a broker has recorded and not sent yet. */
  takeInRecords: () => Promise<void>;
  /** The state of an embedded engine; nothing of a broker's. */
  engineRows: () => Iterable<EngineRow>;
  /** When it is written down, as text. */
  at: string;
}

/**
 * Everything, line by line.
 * @throws DomainError IMPORT_UNFINISHED
 */
export async function* exportedLines(source: Source): AsyncGenerator<ExportLine> {
  const { stores, engineRows, engine, schema, at } = source;
  await needWhole(stores);
  await source.takeInRecords();
  const tally = new Tally();
  yield { format: 'shaodao export 2', engine, schema, at };
  const files = new Set<string>();
  for await (const line of contentOf({ stores, engineRows }, files)) {
    tally.add(line);
    yield line;
  }
  yield tally.totals();
}

/** Documents, files and an embedded engine's rows. */
export async function* contentOf(
  { stores, engineRows }: Pick<Source, 'stores' | 'engineRows'>,
  files: Set<string>,
): AsyncGenerator<ExportLine> {
  for (const collection of movedCollections) {
    for await (const document of documentsOf(stores, collection)) {
      if (isMark(collection, document)) continue;
      for (const file of filesIn(document)) files.add(file);
      yield { collection, document: { ...document } };
    }
  }
  for (const file of [...files].sort()) {
    const kept = await stores.files.get(file);
    if (kept) yield { file, mediaType: kept.mediaType, content: kept.content.toString('base64') };
  }
  yield* engineRows();
}

async function* documentsOf(stores: Stores, name: CollectionName) {
  for (let after = ''; ; ) {
    const page = await stores.collection(name).find({ where: { id: { gt: after } }, limit: PAGE });
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last.id;
  }
}

/** Files bear the hash of their content: whatever looks like one is asked for. */
const filesIn = (document: object): string[] =>
  [...JSON.stringify(document).matchAll(/"([0-9a-f]{64})"/g)].map(([, hash]) => hash ?? '');
