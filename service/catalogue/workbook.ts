import ExcelJS from 'exceljs';
import { DomainError } from '../domain/errors.js';

/** What stands in a cell, formatting aside. Dates come as ISO text, formulas as their stored result. */
export type CellValue = string | number | null;

interface Cell {
  readonly value: CellValue;
  /** False where a merged range shows the value of a cell further up or left. */
  readonly own: boolean;
}

export interface Sheet {
  readonly name: string;
  /** The cell of a row and column, both counted from 1 as in the file. */
  cell(row: number, column: number): Cell;
  readonly rowCount: number;
  readonly columnCount: number;
}

/** Official tables have hundreds of rows; more than this is a mistake or an attack on the memory. */
const MAX_ROWS = 20_000;
const MAX_COLUMNS = 200;
const MAX_UNPACKED_BYTES = 100_000_000;

/**
 * Reads the sheets of an .xlsx file, merged ranges filled with the value that Excel shows in them.
 * @throws DomainError FILE_UNREADABLE where the bytes are no such file, or it is unreasonably large
 */
export async function readWorkbook(file: string, bytes: Buffer): Promise<Sheet[]> {
  if (unpackedSize(bytes) > MAX_UNPACKED_BYTES) {
    throw new DomainError('FILE_UNREADABLE', { file, reason: `it unpacks to more than ${MAX_UNPACKED_BYTES} bytes` });
  }
  const workbook = new ExcelJS.Workbook();
  try {
    // exceljs' declarations stand on an older Buffer; the bytes are the same.
    await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  } catch (cause) {
    throw new DomainError('FILE_UNREADABLE', { file, reason: 'it is not an .xlsx workbook' }, { cause });
  }
  if (workbook.worksheets.length === 0) {
    throw new DomainError('FILE_UNREADABLE', { file, reason: 'it is not an .xlsx workbook, or has no sheets' });
  }
  return workbook.worksheets.map((sheet) => sheetOf(file, sheet));
}

function sheetOf(file: string, sheet: ExcelJS.Worksheet): Sheet {
  if (sheet.rowCount > MAX_ROWS || sheet.columnCount > MAX_COLUMNS) {
    const reason = `sheet ${sheet.name} has more than ${MAX_ROWS} rows or ${MAX_COLUMNS} columns`;
    throw new DomainError('FILE_UNREADABLE', { file, reason });
  }
  return {
    name: sheet.name,
    rowCount: sheet.rowCount,
    columnCount: sheet.columnCount,
    cell(row, column) {
      const cell = sheet.getRow(row).getCell(column);
      return { value: plainValue(cell.value), own: !cell.isMerged || cell.master === cell };
    },
  };
}

function plainValue(value: ExcelJS.CellValue): CellValue {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'boolean') return String(value);
  if (value instanceof Date) return value.toISOString();
  if ('richText' in value) return value.richText.map(({ text }) => text).join('') || null;
  if ('text' in value) return value.text || null;
  if ('error' in value) return value.error;
  return plainValue(value.result);
}

/** What the zip's own directory says that its files take unpacked; 0 where there is no directory. */
function unpackedSize(bytes: Buffer): number {
  const ENTRY = 0x02014b50;
  const END = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
  const end = bytes.lastIndexOf(END);
  if (end < 0 || end + 22 > bytes.length) return 0;
  let size = 0;
  for (let at = bytes.readUInt32LE(end + 16); at + 46 <= end && bytes.readUInt32LE(at) === ENTRY; ) {
    size += bytes.readUInt32LE(at + 24);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return size;
}
