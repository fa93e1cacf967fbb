import ExcelJS from 'exceljs';
import { columnHeads } from '../../../service/catalogue/standardsTable.js';

export type Line = readonly (string | number | null)[];

/** A sound line; what is given replaces its cells by column number from 0. */
export function line(changes: Readonly<Record<number, string | number | null>> = {}): Line {
  const sound = ['01', '市容环境', '01', '道路不洁', '环卫中心', '城管局', '路面有垃圾', '清扫', '2小时'];
  return sound.map((value, place) => (place in changes ? (changes[place] ?? null) : value));
}

/** An .xlsx as official tables are made: a title over all columns, the heads, the lines, cells merged downwards. */
export async function standardsWorkbook(table: {
  sheet?: string;
  heads?: readonly string[];
  lines: readonly Line[];
  merges?: readonly string[];
}): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(table.sheet ?? '事件');
  sheet.addRow(['某市立案、处置和结案标准(事件类)']);
  sheet.mergeCells('A1:I1');
  sheet.addRow([...(table.heads ?? Object.values(columnHeads))]);
  for (const each of table.lines) sheet.addRow([...each]);
  for (const range of table.merges ?? []) sheet.mergeCells(range);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
