import { DomainError } from '../../domain/errors.js';
import type { Stores } from '../../stores/port.js';
import { type EngineRow, type ExportLine, movedCollections } from './exportLine.js';
import { exportedLines } from './exportedLines.js';
import { Tally, type Totals } from './tally.js';

/** An installation in which nothing has ever been kept. */
export interface Target {
  stores: Stores;
  engine: 'embedded' | 'zeebe';
  schema: number;
  /** Takes the state of an embedded engine: all of it, or nothing. */
  putEngineRows: (rows: readonly EngineRow[]) => Promise<void>;
  engineRows: () => Iterable<EngineRow>;
}

export interface NotCarried {
  caseId: string | null;
  process: string;
  elements: string[];
  reason: string;
}

export interface ImportReport extends Totals {
  imported: boolean;
  /** Running processes that would have to begin anew in the target. While there are any, nothing is imported. */
  notCarried: NotCarried[];
}

/**
 * Reads an export and, unless it is a dry run or something cannot be carried, writes it.
 * @throws DomainError FILE_UNREADABLE where the export is cut off, ALREADY_EXISTS where the target is not empty or what
 * is in it afterwards is not what was exported
 */
export async function importLines(
  read: () => AsyncIterable<ExportLine>,
  target: Target,
  { dryRun }: { dryRun: boolean },
): Promise<ImportReport> {
  const looked = await lookThrough(read(), target);
  await needEmpty(target.stores);
  const { totals, notCarried } = looked;
  if (dryRun || notCarried.length > 0) return { ...totals, imported: false, notCarried };
  await write(read(), target);
  await compare(totals, target);
  return { ...totals, imported: true, notCarried };
}

const OTHER_VERSION = 'it was written by another version of shaodao: bring both to the same version first';

async function lookThrough(lines: AsyncIterable<ExportLine>, { engine, schema }: Target) {
  const tally = new Tally();
  const notCarried: NotCarried[] = [];
  let from: Target['engine'] | undefined;
  let end: Totals | undefined;
  for await (const line of lines) {
    tally.add(line);
    if ('format' in line) {
      from = line.engine;
      if (line.schema !== schema) throw new DomainError('FILE_UNREADABLE', { reason: OTHER_VERSION });
    }
    if ('counts' in line) end = line;
    if (from !== undefined && !('format' in line)) notCarried.push(...stayingBehind(line, { from, to: engine }));
  }
  const totals = tally.totals();
  if (!end || JSON.stringify({ counts: end.counts, audit: end.audit }) !== JSON.stringify(totals)) {
    throw new DomainError('FILE_UNREADABLE', { reason: 'the export is cut off or was changed' });
  }
  return { totals, notCarried };
}

/** The tokens of an embedded engine go along as they are; those of a broker cannot be taken out or put in. */
function stayingBehind(line: ExportLine, { from, to }: { from: Target['engine']; to: Target['engine'] }): NotCarried[] {
  if (!('collection' in line) || line.collection !== 'instances') return [];
  if (from === 'embedded' && to === 'embedded') return [];
  const { state, active, caseId, processId } = line.document;
  if (state !== 'active') return [];
  const elements = Array.isArray(active) ? active.map(elementOf) : [];
  const reason =
    from === 'zeebe'
      ? 'a running process cannot be taken out of a broker'
      : 'a running process cannot be put into a broker';
  return [{ caseId: typeof caseId === 'string' ? caseId : null, process: String(processId), elements, reason }];
}

const elementOf = (token: unknown): string =>
  typeof token === 'object' && token !== null && 'element' in token ? String(token.element) : '?';

async function needEmpty(stores: Stores): Promise<void> {
  for (const name of movedCollections) {
    const count = await stores.collection(name).count({});
    if (count > 0)
      throw new DomainError('ALREADY_EXISTS', {
        kind: name,
        key: `${count} documents; import into an empty installation`,
      });
  }
}

/** As many documents as are under way at once. */
const AT_ONCE = 200;

async function write(lines: AsyncIterable<ExportLine>, { stores, engine, putEngineRows }: Target): Promise<void> {
  const rows: EngineRow[] = [];
  let underWay: Promise<void>[] = [];
  for await (const line of lines) {
    if ('table' in line) rows.push(line);
    if ('file' in line) await stores.files.put(Buffer.from(line.content, 'base64'), line.mediaType);
    if ('collection' in line) underWay.push(stores.collection(line.collection).restore(line.document as never));
    if (underWay.length < AT_ONCE) continue;
    await Promise.all(underWay);
    underWay = [];
  }
  await Promise.all(underWay);
  // Last: an engine that runs without its cases would act on nothing.
  if (engine === 'embedded') await putEngineRows(rows);
}

async function compare(expected: Totals, target: Target): Promise<void> {
  const tally = new Tally();
  for await (const line of exportedLines({ ...target, at: '' })) tally.add(line);
  const found = tally.totals();
  if (JSON.stringify(found) === JSON.stringify(expected)) return;
  throw new DomainError('ALREADY_EXISTS', {
    kind: 'import',
    key: 'what is there now is not what was exported',
    expected,
    found,
  });
}
