import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { importStandards, type StandardsImport } from '../../application/county/importStandards.js';
import type { StandardsFinding } from '../../catalogue/standards.js';
import { readUnitMapping } from '../../catalogue/unitMappingFile.js';
import type { UnitMapping } from '../../catalogue/units.js';
import { openStores } from '../../composition/stores.js';
import { type Installation, installationOf } from '../../config.js';
import { DomainError } from '../../domain/errors.js';
import { systemClock } from '../../ops/systemClock.js';
import { fail, printLine } from '../output.js';

/** Exit code 2 where the file cannot be read as such a table; rows that are refused are an answer, not a failure. */
export async function importStandardsFile(
  file: string,
  options: { data?: string; mapping?: string; json?: true },
): Promise<void> {
  try {
    const mapping = options.mapping === undefined ? undefined : readUnitMapping(options.mapping);
    const bytes = await bytesOf(file);
    const result = await importInto(installationOf(options), { name: basename(file), bytes, mapping });
    printLine(options.json ? JSON.stringify(asJson(result)) : report(result));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    fail(error.code === 'FILE_UNREADABLE' ? 2 : 1, problem(error));
  }
}

async function bytesOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new DomainError('FILE_UNREADABLE', { file, reason }, { cause });
  }
}

async function importInto(
  target: Installation,
  { mapping, ...file }: { name: string; bytes: Buffer; mapping: UnitMapping | undefined },
): Promise<StandardsImport> {
  const stores = await openStores(target, { clock: systemClock });
  try {
    return await importStandards({ stores, clock: systemClock })(file, mapping);
  } finally {
    await stores.close();
  }
}

function asJson({ rows, imported, corrected, refused, findings }: StandardsImport) {
  const shown = findings.map(({ sheet, row, column, value, action, name, reason }) => ({
    sheet,
    row,
    column,
    value,
    action,
    reason: `${name}: ${reason.zh} / ${reason.en}`,
  }));
  return { rows, imported, corrected, refused, findings: shown };
}

function report({ rows, imported, corrected, refused, findings, items, version, source }: StandardsImport): string {
  return [
    `${rows} rows = ${imported} imported + ${corrected} imported with a correction + ${refused} refused`,
    `catalogue ${version} from ${source}`,
    routing(items),
    ...section('corrected', findings),
    ...section('refused', findings),
    ...section('unmapped', findings),
  ].join('\n');
}

function routing(items: StandardsImport['items']): string {
  const routed = items.filter(({ department }) => department !== null).length;
  return `${routed} of ${items.length} items name a department of the county`;
}

/** A slip in a merged cell shows in many rows: it is told once, with where. */
function section(action: StandardsFinding['action'], findings: readonly StandardsFinding[]): string[] {
  const groups = new Map<string, [StandardsFinding, ...StandardsFinding[]]>();
  for (const finding of findings) {
    if (finding.action !== action) continue;
    const { sheet, column, name, value } = finding;
    const key = JSON.stringify([sheet, column, name, value]);
    const known = groups.get(key);
    if (known) known.push(finding);
    else groups.set(key, [finding]);
  }
  const lines = [...groups.values()].map((group) => {
    const [{ sheet, value, name, reason }] = group;
    return `  ${sheet} ${cells(group)}: ${JSON.stringify(value)} ${name}\n    ${reason.zh}\n    ${reason.en}`;
  });
  return lines.length === 0 ? [] : ['', `${action}:`, ...lines];
}

const MOST_CELLS_SHOWN = 8;

function cells(group: readonly StandardsFinding[]): string {
  const shown = group.slice(0, MOST_CELLS_SHOWN).map(({ column, row }) => `${column}${row}`);
  const more = group.length - shown.length;
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

function problem({ code, facts }: DomainError): string {
  const said = Object.entries(facts).map(
    ([name, fact]) => `${name}: ${typeof fact === 'string' ? fact : JSON.stringify(fact)}`,
  );
  return `${code}. ${said.join(', ')}`;
}
