import { readStandards, type StandardsReading } from '../../catalogue/standards.js';
import { tableRows, titleOf } from '../../catalogue/standardsTable.js';
import type { UnitMapping } from '../../catalogue/units.js';
import { readWorkbook } from '../../catalogue/workbook.js';
import type { Clock } from '../../domain/clock.js';
import { DomainError } from '../../domain/errors.js';
import type { Stores } from '../../stores/port.js';
import { putInForce } from './catalogue.js';
import { countyNow } from './county.js';

export interface StandardsImport extends StandardsReading {
  /** The catalogue's version: the same items from the same source always have the same. */
  readonly version: string;
  readonly source: string;
}

/** Of a table whose units nobody has mapped: its items name no department. */
const UNMAPPED_TABLE = 'standards';

/**
 * Takes an official standards table in and puts it in force beside the tables of other names; its own earlier versions
 * stay readable. Importing the same table again makes no second catalogue.
 * @throws DomainError FILE_UNREADABLE, DEPARTMENT_UNKNOWN where the mapping names a department that the county has not
 */
export const importStandards =
  ({ stores, clock }: { stores: Stores; clock: Clock }) =>
  async (file: { name: string; bytes: Buffer }, mapping?: UnitMapping): Promise<StandardsImport> => {
    const sheets = await readWorkbook(file.name, file.bytes);
    const reading = readStandards(tableRows(file.name, sheets), mapping);
    if (mapping) await needDepartments({ stores, clock }, mapping);
    const title = titleOf(sheets);
    const source = title === undefined ? file.name : `${title} (${file.name})`;
    const table = mapping?.table ?? UNMAPPED_TABLE;
    const version = await putInForce({ stores, clock }, { table, source, items: reading.items });
    return { ...reading, version, source };
  };

async function needDepartments(needs: { stores: Stores; clock: Clock }, { departments }: UnitMapping): Promise<void> {
  const { nodes } = await countyNow(needs);
  for (const id of new Set(Object.values(departments))) {
    if (id !== null && nodes.get(id)?.kind !== 'department') {
      throw new DomainError('DEPARTMENT_UNKNOWN', { organisation: id });
    }
  }
}
