import type { CatalogueItem } from '../domain/catalogue.js';
import type { Localized } from '../domain/localized.js';
import { type Correction, type CorrectionName, corrections, isTimeLimit } from './corrections.js';
import { type Column, columnHeads, isBlank, type TableRow } from './standardsTable.js';
import { departmentOf, type UnitMapping, unmappedUnits } from './units.js';
import type { CellValue } from './workbook.js';

/** Something about one cell that was put right, or for which its row was left out. */
export interface StandardsFinding {
  readonly sheet: string;
  readonly row: number;
  /** The letter of the column. */
  readonly column: string;
  /** As it stands in the file. */
  readonly value: CellValue;
  /** unmapped: a unit that the mapping does not know; the row is in, and this unit decides nothing. */
  readonly action: 'corrected' | 'refused' | 'unmapped';
  /** The correction's name, or why the row is refused. */
  readonly name: CorrectionName | RefusalName | 'unit-unmapped';
  readonly reason: Localized;
}

/** Every line of the table is in exactly one of the three: imported + corrected + refused = rows. */
export interface StandardsReading {
  readonly rows: number;
  readonly imported: number;
  readonly corrected: number;
  readonly refused: number;
  readonly findings: readonly StandardsFinding[];
  readonly items: readonly CatalogueItem[];
}

/** Reads each line by itself: as it stands, with named corrections, or not at all. Nothing is guessed. */
export function readStandards(rows: readonly TableRow[], mapping?: UnitMapping): StandardsReading {
  const codes = categoryCodes(rows);
  const taken = new Map<string, TableRow>();
  const findings: StandardsFinding[] = [];
  const items: CatalogueItem[] = [];
  const numbered = new Map<string, number>();
  const unmapped = new Set<string>();
  const counts = { imported: 0, corrected: 0, refused: 0 };
  for (const row of rows) {
    const { values, made } = correctRow(row, codes.get(categoryKey(row)) ?? new Set());
    const refusals = [...refusalsOf(row, values), ...repetition(row, values, taken)];
    findings.push(...(refusals.length > 0 ? refusals : made));
    if (refusals.length > 0) {
      counts.refused += 1;
      continue;
    }
    counts[made.length > 0 ? 'corrected' : 'imported'] += 1;
    items.push(itemOf(row, values, { numbered, mapping }));
    for (const unit of mapping ? unmappedUnits(values.handledBy, mapping) : []) {
      if (!unmapped.has(unit)) findings.push(withoutDepartment(row, unit));
      unmapped.add(unit);
    }
  }
  return { rows: rows.length, ...counts, findings, items };
}

type Values = Record<Column, string>;

const refusalReasons = {
  'value-missing': { zh: '空白，表内无从补全', en: 'is blank, and nothing in the table tells what belongs there' },
  'code-unreadable': { zh: '不是两位数字代码', en: 'is not a two-digit code' },
  'limit-unreadable': {
    zh: '无法读取：单位须为小时、紧急工作时、工作时、工作日、天或自然日',
    en: 'is no time limit: the unit must be 小时, 紧急工作时, 工作时, 工作日, 天 or 自然日',
  },
  'row-repeated': { zh: '与前面的行代码和立案条件相同', en: 'has the codes and filing condition of an earlier row' },
} as const satisfies Record<string, Localized>;

export type RefusalName = keyof typeof refusalReasons;

const columns = Object.keys(columnHeads) as Column[];
const categoryKey = ({ sheet, values }: TableRow) => JSON.stringify([sheet, values.category]);

function categoryCodes(rows: readonly TableRow[]): Map<string, Set<CellValue>> {
  const codes = new Map<string, Set<CellValue>>();
  for (const row of rows) {
    if (isBlank(row.values.categoryCode) || isBlank(row.values.category)) continue;
    const known = codes.get(categoryKey(row)) ?? new Set();
    codes.set(categoryKey(row), known.add(row.values.categoryCode));
  }
  return codes;
}

function correctRow(row: TableRow, codes: ReadonlySet<CellValue>) {
  const made: StandardsFinding[] = [];
  const corrected = columns.map((column) => {
    let value = row.values[column];
    for (const [name, correction] of Object.entries(corrections) as [CorrectionName, Correction][]) {
      const better = correction.correct(value, { column, row, categoryCodes: codes });
      if (better === undefined) continue;
      made.push(findingOf(row, column, { action: 'corrected', name, reason: becomes(correction.reason, better) }));
      value = better;
    }
    return [column, String(value ?? '')] as const;
  });
  return { values: Object.fromEntries(corrected) as Values, made };
}

function becomes({ zh, en }: Localized, value: CellValue): Localized {
  return { zh: `${zh} → ${JSON.stringify(value)}`, en: `${en} → ${JSON.stringify(value)}` };
}

function refusalsOf(row: TableRow, values: Values): StandardsFinding[] {
  return columns.flatMap((column) => {
    const name = refusalOf(column, values[column]);
    return name === undefined ? [] : [refuse(row, column, name)];
  });
}

function refusalOf(column: Column, value: string): RefusalName | undefined {
  if (isBlank(value)) return 'value-missing';
  if ((column === 'categoryCode' || column === 'itemCode') && !/^\d{2}$/.test(value)) return 'code-unreadable';
  if (column === 'limit' && !isTimeLimit(value)) return 'limit-unreadable';
  return undefined;
}

function repetition(row: TableRow, values: Values, taken: Map<string, TableRow>): StandardsFinding[] {
  const key = JSON.stringify([row.sheet, values.categoryCode, values.itemCode, values.item, values.filing]);
  if (taken.has(key)) return [refuse(row, 'filing', 'row-repeated')];
  taken.set(key, row);
  return [];
}

function refuse(row: TableRow, column: Column, name: RefusalName): StandardsFinding {
  const { zh, en } = refusalReasons[name];
  const head = columnHeads[column];
  return findingOf(row, column, { action: 'refused', name, reason: { zh: `${head}${zh}`, en: `${head} ${en}` } });
}

/** Told once, at the first row that names the unit. */
function withoutDepartment(row: TableRow, unit: string): StandardsFinding {
  const reason = {
    zh: `对照文件中没有“${unit}”，未据此确定部门`,
    en: `the mapping does not name ${unit}: it decides no department`,
  };
  return findingOf(row, 'handledBy', { action: 'unmapped', name: 'unit-unmapped', reason });
}

function findingOf(row: TableRow, column: Column, said: Pick<StandardsFinding, 'action' | 'name' | 'reason'>) {
  return { sheet: row.sheet, row: row.row, column: row.letters[column], value: row.values[column], ...said };
}

/** The table has no English: both languages show its own words, rather than a translation that nobody has approved. */
function itemOf(
  row: TableRow,
  values: Values,
  { numbered, mapping }: { numbered: Map<string, number>; mapping: UnitMapping | undefined },
): CatalogueItem {
  // A table that has a name of its own stands beside others, whose codes may be the same.
  const code = `${row.kind}-${values.categoryCode}-${values.itemCode}`;
  const stem = mapping ? `${mapping.table}-${code}` : code;
  const place = (numbered.get(stem) ?? 0) + 1;
  numbered.set(stem, place);
  const { category, item, filing, closing, limit, handledBy, authority } = values;
  const department = mapping ? departmentOf(handledBy, mapping) : null;
  return {
    id: `${stem}-${place}`,
    kind: row.kind,
    category: { zh: category, en: category },
    name: { zh: item, en: item },
    department,
    level: department === null ? null : 'department',
    limit,
    filing,
    closing,
    handledBy,
    authority,
  };
}
