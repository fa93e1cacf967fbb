import { DomainError } from '../../domain/errors.js';
import type { Stores } from '../../stores/port.js';
import type { Crossing, CrossingSource } from './crossing.js';
import { type ExportedInstallation, lookThrough } from './exportedInstallation.js';
import { type EngineRow, type ExportLine, movedCollections } from './exportLine.js';
import { contentOf } from './exportedLines.js';
import { beginImport, endImport, isImporting, isMark } from './importMark.js';
import { crossedLines } from './crossedLines.js';
import { Tally, type Totals } from './tally.js';

/** An installation in which nothing has ever been kept. */
export interface Target {
  stores: Stores;
  engine: 'embedded' | 'zeebe';
  schema: number;
  /** Takes the state of an embedded engine, in place of any other: all of it, or nothing. */
  putEngineRows: (rows: readonly EngineRow[]) => Promise<void>;
  engineRows: () => Iterable<EngineRow>;
  /** Lets running processes go on in an engine that is gone afterwards: tells what could not be carried, and how it would be. */
  rehearse: (source: CrossingSource) => Promise<Crossing>;
  /** Lets them go on on the target's broker. @param again an earlier import may have left some there: those end */
  cross: (source: CrossingSource, more: { again: boolean }) => Promise<Crossing>;
}

export interface NotCarried {
  caseId: string | null;
  process: string;
  elements: string[];
  reason: string;
}

export interface ImportReport extends Totals {
  imported: boolean;
  /** Running processes that could not go on as they were. While there are any, nothing is imported. */
  notCarried: NotCarried[];
}

/**
 * Reads an export and, unless it is a dry run or something cannot be carried, writes it. Cut off, it is run again from the
 * start: what the first try left behind goes.
 * @throws DomainError FILE_UNREADABLE where the export is cut off, ALREADY_EXISTS where the target is not empty or what
 * is in it afterwards is not what was exported
 */
export async function importLines(
  read: () => AsyncIterable<ExportLine>,
  target: Target,
  { dryRun }: { dryRun: boolean },
): Promise<ImportReport> {
  const exported = await lookThrough(read(), target);
  const again = await isImporting(target.stores);
  if (!again) await needEmpty(target.stores);
  const { totals, from, source } = exported;
  const isExact = from === 'embedded' && target.engine === 'embedded';
  let crossing = isExact ? undefined : await target.rehearse(source);
  const refused = () => notCarriedOf(crossing, exported);
  if (dryRun || refused().length > 0) return { ...totals, imported: false, notCarried: refused() };
  await beginImport(target.stores);
  if (again) await clear(target);
  if (target.engine === 'zeebe') crossing = await target.cross(source, { again });
  if (refused().length > 0) return { ...totals, imported: false, notCarried: refused() };
  const rows = crossing?.rows ?? rowsOf(source);
  const lines = () => (crossing ? crossedLines(read(), { exported, crossing }) : read());
  await write(lines(), target);
  if (target.engine === 'embedded') await target.putEngineRows(rows);
  await compare(lines(), target, { audit: totals.audit });
  await endImport(target.stores);
  return { ...totals, imported: true, notCarried: [] };
}

const rowsOf = (source: CrossingSource): readonly EngineRow[] => (source.from === 'embedded' ? source.rows : []);

function notCarriedOf(crossing: Crossing | undefined, { instances }: ExportedInstallation): NotCarried[] {
  return [...(crossing?.problems ?? [])].map(([key, reasons]) => {
    const { caseId = null, processId = key, active = [] } = instances.get(key) ?? {};
    return { caseId, process: processId, elements: active.map(({ element }) => element), reason: reasons.join('; ') };
  });
}

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

/** What a broker has sent stays: it tells what an earlier try has begun there. */
async function clear({ stores }: Target): Promise<void> {
  for await (const line of contentOf({ stores, engineRows: () => [] }, new Set())) {
    if (!('collection' in line) || isMark(line.collection, line.document)) continue;
    if (line.collection === 'records' && Number(line.document['partition']) > 0) continue;
    await stores.collection(line.collection).remove(line.document.id);
  }
}

/** As many documents as are under way at once. */
const AT_ONCE = 200;

async function write(lines: AsyncIterable<ExportLine>, { stores }: Target): Promise<void> {
  let underWay: Promise<void>[] = [];
  for await (const line of lines) {
    if ('file' in line) await stores.files.put(Buffer.from(line.content, 'base64'), line.mediaType);
    if ('collection' in line) underWay.push(stores.collection(line.collection).restore(line.document as never));
    if (underWay.length < AT_ONCE) continue;
    await Promise.all(underWay);
    underWay = [];
  }
  await Promise.all(underWay);
}

/** Every document and file that was to be written is there, no other is, and cases and timelines say what they said. */
async function compare(
  lines: AsyncIterable<ExportLine>,
  target: Target,
  { audit }: Pick<Totals, 'audit'>,
): Promise<void> {
  const expected = await totalsOf(lines);
  const found = await totalsOf(contentOf({ ...target, engineRows: () => [] }, new Set()));
  if (JSON.stringify(found) === JSON.stringify(expected) && found.audit === audit) return;
  throw new DomainError('ALREADY_EXISTS', {
    kind: 'import',
    key: 'what is there now is not what was exported',
    expected,
    found,
  });
}

async function totalsOf(lines: AsyncIterable<ExportLine>): Promise<Totals> {
  const tally = new Tally();
  for await (const line of lines) {
    // A broker goes on recording.
    const isLive = 'collection' in line && line.collection === 'records' && Number(line.document['partition']) > 0;
    if (!isLive && !('table' in line)) tally.add(line);
  }
  return tally.totals();
}
