import { createHash } from 'node:crypto';
import { readStandards, type StandardsReading } from '../catalogue/standards.js';
import { tableRows, titleOf } from '../catalogue/standardsTable.js';
import { readWorkbook } from '../catalogue/workbook.js';
import type { Clock } from '../domain/clock.js';
import type { Stores } from '../stores/port.js';

export interface StandardsImport extends StandardsReading {
  /** The catalogue's version: the same items from the same source always have the same. */
  readonly version: string;
  readonly source: string;
}

/**
 * Takes an official standards table in as the catalogue in force; the earlier ones stay readable.
 * Importing the same table again puts it in force again and makes no second catalogue.
 * @throws DomainError FILE_UNREADABLE
 */
export const importStandards =
  ({ stores, clock }: { stores: Stores; clock: Clock }) =>
  async (file: { name: string; bytes: Buffer }): Promise<StandardsImport> => {
    const sheets = await readWorkbook(file.name, file.bytes);
    const reading = readStandards(tableRows(file.name, sheets));
    const title = titleOf(sheets);
    const source = title === undefined ? file.name : `${title} (${file.name})`;
    const version = versionOf(source, reading.items);
    const catalogues = stores.collection('catalogues');
    const known = await catalogues.get(version);
    const importedAt = clock.now();
    if (known) await catalogues.save({ ...known, importedAt });
    else await catalogues.insert({ id: version, source, importedAt, items: reading.items });
    return { ...reading, version, source };
  };

function versionOf(source: string, items: StandardsReading['items']): string {
  const content = JSON.stringify({ source, items });
  return `standards-${createHash('sha256').update(content).digest('hex').slice(0, 12)}`;
}
