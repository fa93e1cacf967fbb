import type { CatalogueItem } from '../domain/catalogue.js';
import { DomainError } from '../domain/errors.js';
import type { CellValue, Sheet } from './workbook.js';

/** The columns of a filing, disposal and closing standard, by the words that stand above them. */
export const columnHeads = {
  categoryCode: '大类代码',
  category: '大类名称',
  itemCode: '小类代码',
  item: '小类名称',
  handledBy: '处置单位',
  authority: '主管部门',
  filing: '立案条件',
  closing: '结案条件',
  limit: '处置时限',
} as const;

export type Column = keyof typeof columnHeads;

/** A line of the table as Excel shows it: a merged cell's value stands in every row that it covers. */
export interface TableRow {
  readonly sheet: string;
  /** As in the file, from 1. */
  readonly row: number;
  readonly kind: CatalogueItem['kind'];
  readonly values: Readonly<Record<Column, CellValue>>;
  /** Column → its letter in the file. */
  readonly letters: Readonly<Record<Column, string>>;
}

/** The heads stand within the first rows, below a title. */
const HEAD_ROWS = 10;

/**
 * The lines of all sheets that hold such a table, in order. A row in which no cell has a value of its own is no line:
 * it is empty, or the lower half of cells that are merged downwards.
 * @throws DomainError FILE_UNREADABLE naming the columns that are missing, or the sheet whose kind cannot be told
 */
export function tableRows(file: string, sheets: readonly Sheet[]): TableRow[] {
  const tables = sheets.flatMap((sheet) => {
    const head = findHead(file, sheet);
    return head ? [{ sheet, ...head }] : [];
  });
  if (tables.length === 0) {
    const heads = Object.values(columnHeads).join('、');
    throw new DomainError('FILE_UNREADABLE', { file, reason: `no sheet has the columns ${heads}` });
  }
  return tables.flatMap((table) => linesOf(file, table));
}

/** What the first sheet says above its table; undefined where it begins with the heads. */
export function titleOf([sheet]: readonly Sheet[]): string | undefined {
  const first = String(sheet?.cell(1, 1).value ?? '').trim();
  const heads: readonly string[] = Object.values(columnHeads);
  return first === '' || heads.includes(first) ? undefined : first;
}

type Places = Record<Column, number>;

function findHead(file: string, sheet: Sheet): { headRow: number; places: Places } | undefined {
  const columns = Object.keys(columnHeads) as Column[];
  let best: { row: number; places: Partial<Places> } = { row: 0, places: {} };
  for (let row = 1; row <= Math.min(HEAD_ROWS, sheet.rowCount); row += 1) {
    const heads = Array.from({ length: sheet.columnCount }, (_, index) =>
      String(sheet.cell(row, index + 1).value ?? '').replace(/\s/g, ''),
    );
    const found = columns.map((column) => [column, heads.indexOf(columnHeads[column]) + 1] as const);
    const places = Object.fromEntries(found.filter(([, place]) => place > 0)) as Partial<Places>;
    if (Object.keys(places).length > Object.keys(best.places).length) best = { row, places };
  }
  // One such word may stand anywhere; two in a row are a table's head.
  if (Object.keys(best.places).length < 2) return undefined;
  if (isComplete(best.places)) return { headRow: best.row, places: best.places };
  const missing = columns.filter((column) => !(column in best.places)).map((column) => columnHeads[column]);
  const reason = `sheet ${sheet.name}, row ${best.row}: missing column ${missing.join('、')}`;
  throw new DomainError('FILE_UNREADABLE', { file, reason });
}

function isComplete(places: Partial<Places>): places is Places {
  return Object.keys(places).length === Object.keys(columnHeads).length;
}

function linesOf(file: string, table: { sheet: Sheet; headRow: number; places: Places }): TableRow[] {
  const { sheet, headRow, places } = table;
  const kind = kindOf(file, sheet.name);
  const letters = mapColumns(places, columnLetter);
  const lines: TableRow[] = [];
  for (let row = headRow + 1; row <= sheet.rowCount; row += 1) {
    const cells = mapColumns(places, (place) => sheet.cell(row, place));
    if (!Object.values(cells).some(({ own, value }) => own && !isBlank(value))) continue;
    lines.push({ sheet: sheet.name, row, kind, values: mapColumns(cells, ({ value }) => value), letters });
  }
  return lines;
}

export function isBlank(value: CellValue): boolean {
  return value === null || (typeof value === 'string' && value.trim() === '');
}

function kindOf(file: string, sheet: string): CatalogueItem['kind'] {
  if (sheet.includes('部件')) return 'component';
  if (sheet.includes('事件')) return 'matter';
  const reason = `sheet ${sheet}: name it 部件 (components) or 事件 (matters), so that its kind can be told`;
  throw new DomainError('FILE_UNREADABLE', { file, reason });
}

function columnLetter(place: number): string {
  const rest = Math.floor((place - 1) / 26);
  return (rest > 0 ? columnLetter(rest) : '') + String.fromCharCode(65 + ((place - 1) % 26));
}

function mapColumns<A, B>(record: Readonly<Record<Column, A>>, change: (value: A) => B): Record<Column, B> {
  const entries = Object.entries(record) as [Column, A][];
  return Object.fromEntries(entries.map(([column, value]) => [column, change(value)])) as Record<Column, B>;
}
