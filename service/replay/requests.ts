import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { DomainError } from '../domain/errors.js';
import type { Mapping } from './mapping.js';

/** One row of the table. */
export interface ServiceRequest {
  /** As a spreadsheet counts: the header is row 1. */
  row: number;
  key: string;
  /** UTC milliseconds. */
  reportedAt: number;
  closedAt: number | null;
  fields: Readonly<Record<keyof Mapping['columns'], string>>;
}

/**
 * Reads the table, in its order.
 * @throws DomainError FILE_UNREADABLE naming the columns that are missing, or the row and what is wrong with it
 */
export function readRequests(file: string, mapping: Mapping): ServiceRequest[] {
  const [header, ...rows] = cellsOf(file);
  const places = placesOf(file, header ?? [], mapping);
  return rows.map((cells, index) => requestOf(cells, { file, row: index + 2, places, mapping }));
}

function cellsOf(file: string): string[][] {
  try {
    return parse(readFileSync(file), { bom: true, skip_empty_lines: true });
  } catch (cause) {
    throw unreadable(file, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

type Places = ReadonlyMap<keyof Mapping['columns'], number>;

function placesOf(file: string, header: readonly string[], { columns }: Mapping): Places {
  const missing = Object.values(columns).filter((name) => !header.includes(name));
  if (missing.length > 0) throw unreadable(file, `columns missing: ${missing.join(', ')}`);
  const named = Object.entries(columns) as [keyof Mapping['columns'], string][];
  return new Map(named.map(([field, name]) => [field, header.indexOf(name)]));
}

interface RowContext {
  file: string;
  row: number;
  places: Places;
  mapping: Mapping;
}

function requestOf(cells: readonly string[], context: RowContext): ServiceRequest {
  const { row, places, mapping } = context;
  // Every column has its place, which the entries' type cannot say.
  const fields = Object.fromEntries(
    [...places].map(([field, place]) => [field, cells[place]?.trim() ?? '']),
  ) as ServiceRequest['fields'];
  const { key, agency, matter, area } = fields;
  if (key === '') throw wrong(context, 'key', '', 'is empty');
  const item = mapping.items[matter];
  if (!item) throw wrong(context, 'matter', matter, 'is not in the mapping');
  if (item.agency !== agency) throw wrong(context, 'agency', agency, `does not handle ${matter} in the mapping`);
  if (!mapping.streets[area]) throw wrong(context, 'area', area, 'is not in the mapping');
  const reportedAt = instantOf('reportedAt', fields.reportedAt, context);
  const closedAt = fields.closedAt === '' ? null : instantOf('closedAt', fields.closedAt, context);
  if (closedAt !== null && closedAt < reportedAt) {
    throw wrong(context, 'closedAt', fields.closedAt, `lies before ${fields.reportedAt}`);
  }
  return { row, key, reportedAt, closedAt, fields };
}

/** `3/14/2025 1:20`, or `03/14/2025 01:20:00 AM` as NYC Open Data exports it. */
const dateForm = /^(\d{1,2})\/(\d{1,2})\/(\d{4}) (\d{1,2}):(\d{2})(?::(\d{2}))?(?: ([AP]M))?$/;

function instantOf(field: 'reportedAt' | 'closedAt', text: string, context: RowContext): number {
  const [, month = '', day = '', year = '', hours = '', minute = '', second = '0', half] = dateForm.exec(text) ?? [];
  const hour = half ? (Number(hours) % 12) + (half === 'PM' ? 12 : 0) : Number(hours);
  const two = (part: string | number) => String(part).padStart(2, '0');
  const local = `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`;
  const at = Date.parse(`${local}${context.mapping.utcOffset}`);
  // Date.parse takes 30 February for 2 March: what it made of the text has to read the same.
  if (Number.isNaN(at) || !new Date(Date.parse(`${local}Z`)).toISOString().startsWith(local)) {
    throw wrong(context, field, text, 'is no date such as 3/14/2025 1:20');
  }
  return at;
}

function wrong(
  { file, row, mapping }: RowContext,
  ...[field, value, problem]: [keyof Mapping['columns'], string, string]
): DomainError {
  return unreadable(file, `row ${row}, column ${mapping.columns[field]}: "${value}" ${problem}`);
}

function unreadable(file: string, reason: string, cause?: unknown): DomainError {
  return new DomainError('FILE_UNREADABLE', { file, reason }, { cause });
}
