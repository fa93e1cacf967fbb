import { DomainError } from '../../domain/errors.js';
import type { AnyRecord } from '../../engine/records.js';
import type { Documents } from '../../stores/documents/collections.js';
import type { InstanceDocument } from '../../stores/documents/instance.js';
import type { CrossingSource } from './crossing.js';
import type { EngineRow, ExportLine } from './exportLine.js';
import { Tally, type Totals } from './tally.js';

/** What has to be known of an export before anything of it is written. */
export interface ExportedInstallation {
  from: 'embedded' | 'zeebe';
  totals: Totals;
  source: CrossingSource;
  /** Whether a record belongs to an instance of which, or of whose caller, something still runs. */
  isOfLiving: (record: AnyRecord) => boolean;
  instances: ReadonlyMap<string, InstanceDocument>;
  /** Ids of the cases of which something still runs. */
  living: ReadonlySet<string>;
  /** What an earlier move had made (SettlementDocument). */
  settlements: ReadonlyMap<string, number>;
}

const OTHER_VERSION = 'it was written by another version of shaodao: bring both to the same version first';

/** @throws DomainError FILE_UNREADABLE where it is cut off, was changed or comes from another version */
export async function lookThrough(
  lines: AsyncIterable<ExportLine>,
  { schema }: { schema: number },
): Promise<ExportedInstallation> {
  const tally = new Tally();
  const instances = new Map<string, InstanceDocument>();
  const settlements = new Map<string, number>();
  const rows: EngineRow[] = [];
  const records: AnyRecord[] = [];
  let from: ExportedInstallation['from'] = 'embedded';
  let end: Totals | undefined;
  for await (const line of lines) {
    tally.add(line);
    if ('format' in line) {
      from = line.engine;
      if (line.schema !== schema) throw new DomainError('FILE_UNREADABLE', { reason: OTHER_VERSION });
    } else if ('counts' in line) end = line;
    else if ('table' in line) rows.push(line);
    else if (isOf(line, 'instances')) instances.set(line.document.id, line.document);
    else if (isOf(line, 'settlements')) settlements.set(line.document.id, line.document.upTo);
    else if (isOf(line, 'records') && line.document.partition > 0) records.push(...recordsIn(line.document));
  }
  const totals = tally.totals();
  if (!end || JSON.stringify({ counts: end.counts, audit: end.audit }) !== JSON.stringify(totals)) {
    throw new DomainError('FILE_UNREADABLE', { reason: 'the export is cut off or was changed' });
  }
  const source: CrossingSource = from === 'embedded' ? { from, rows } : { from, records: risingIn(records) };
  return { from, totals, source, instances, settlements, ...livingIn(instances) };
}

type LineOf<N extends keyof Documents> = { collection: N; document: Documents[N] };

/** The store that wrote it had the shape of its documents. */
export function isOf<N extends keyof Documents>(line: ExportLine, name: N): line is ExportLine & LineOf<N> {
  return 'collection' in line && line.collection === name;
}

/** What was put there are records. */
export const recordsIn = ({ records }: Documents['records']): AnyRecord[] => records as AnyRecord[];

/** Documents come by their names, and two nodes can have stored the same records. */
function risingIn(records: AnyRecord[]): AnyRecord[] {
  const sorted = records.sort((a, b) => a.partitionId - b.partitionId || a.position - b.position);
  return sorted.filter(
    (record, at) => record.position !== sorted[at - 1]?.position || record.partitionId !== sorted[at - 1]?.partitionId,
  );
}

function livingIn(
  instances: ReadonlyMap<string, InstanceDocument>,
): Pick<ExportedInstallation, 'isOfLiving' | 'living'> {
  const rootOf = (instance: InstanceDocument): InstanceDocument => {
    const caller = instance.parent === null ? undefined : instances.get(instance.parent);
    return caller ? rootOf(caller) : instance;
  };
  const over = new Set<string>();
  const living = new Set<string>();
  for (const instance of instances.values()) {
    if (rootOf(instance).state !== 'active') over.add(instance.id);
    else if (instance.caseId !== null) living.add(instance.caseId);
  }
  return {
    living,
    isOfLiving({ valueType, value }) {
      if (valueType === 'PROCESS' || valueType === 'FORM') return true;
      const { processInstanceKey } = Object(value) as { processInstanceKey?: string };
      return processInstanceKey !== undefined && !over.has(processInstanceKey);
    },
  };
}
