/**
 * What orders a line among others of the same millisecond. Two streams tell of a case: its own events, numbered as they
 * were written, and the engine's records, numbered by position. Where the two touch, the engine's keys tell: they rise,
 * so what a job has caused comes after every element with a smaller key and before every one with a larger.
 */
export interface Moment {
  readonly stream: 'case' | 'records';
  readonly sequence: number;
  /** The engine's key of what the record is about, or of the job that the event answers; null: no job. */
  readonly key: string | null;
}

interface Line {
  readonly id: string;
  readonly at: number;
  readonly moment?: Moment;
}

/** The lines in the order in which they came about. What says nothing of its moment stands last in its millisecond. */
export function inOrder<L extends Line>(lines: readonly L[]): L[] {
  const sorted = [...lines].sort((a, b) => a.at - b.at);
  const ordered: L[] = [];
  for (let from = 0; from < sorted.length; ) {
    const at = sorted[from]?.at;
    const end = sorted.findIndex((line, place) => place > from && line.at !== at);
    const to = end === -1 ? sorted.length : end;
    ordered.push(...ofOneMoment(sorted.slice(from, to)));
    from = to;
  }
  return ordered;
}

function ofOneMoment<L extends Line>(lines: readonly L[]): L[] {
  if (lines.length === 1) return [...lines];
  const of = (stream: Moment['stream']) =>
    lines.filter(({ moment }) => moment?.stream === stream).sort((a, b) => sequence(a) - sequence(b));
  const records = of('records');
  const rest = lines.filter(({ moment }) => !moment).sort((a, b) => (a.id < b.id ? -1 : 1));
  const told = of('case').flatMap((event) => [...records.splice(0, countBefore(event, records)), event]);
  return [...told, ...records, ...rest];
}

const sequence = ({ moment }: Line) => moment?.sequence ?? 0;

/** An event without a job was not waited for by the diagram: what the records tell came of it. */
function countBefore({ moment }: Line, records: readonly Line[]): number {
  const key = moment?.key;
  if (key == null) return 0;
  const after = records.findIndex((record) => record.moment?.key != null && BigInt(record.moment.key) > BigInt(key));
  return after === -1 ? records.length : after;
}
