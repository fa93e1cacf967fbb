import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { importStandards } from '../../service/application/county/importStandards.js';
import { readUnitMapping } from '../../service/catalogue/unitMappingFile.js';
import type { UnitMapping } from '../../service/catalogue/units.js';
import { CatalogueItems } from '../../service/contract/place.js';
import { type Office, openOffice, seen } from '../builders/office.js';
import { line, standardsWorkbook } from '../unit/catalogue/standardsWorkbook.js';

let office: Office;

beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const yuncheng = readUnitMapping('service/catalogue/mappings/yuncheng.yaml');

/** Two lines: one that the power company handles, and one of a unit that no mapping knows. */
async function imported(mapping: UnitMapping) {
  const lines = [line({ 4: '各产权单位、运城市电力公司' }), line({ 2: '02', 4: '飞艇管理处' })];
  return importStandards(office.needs)({ name: 'city.xlsx', bytes: await standardsWorkbook({ lines }) }, mapping);
}

describe('a table that is imported beside the catalogue of the county', () => {
  it('is offered together with it', async () => {
    // given
    const visitor = await office.as();
    const before = seen(CatalogueItems, await visitor.get('/catalogue')).items;
    // when
    await imported(yuncheng);
    // then
    const { items } = seen(CatalogueItems, await visitor.get('/catalogue'));
    expect(items.map(({ id, department }) => [id, department]).slice(0, 2)).toEqual([
      ['yuncheng-matter-01-01-1', 'power-supply'],
      ['yuncheng-matter-01-02-1', null],
    ]);
    expect(items.slice(2)).toEqual(before);
  });

  it('sends a case to the department that the unit of its item is', async () => {
    // given
    await imported(yuncheng);
    // when
    const resident = await office.as();
    await resident.post('/reports', { text: '请来看一下', itemId: 'yuncheng-matter-01-01-1', gridId: 'shuimen-3' });
    await office.quiet();
    // then
    const [state] = await office.needs.stores.collection('cases').find({ where: {} });
    expect(state?.departments.map(({ id, role }) => [id, role])).toEqual([['power-supply', 'lead']]);
  });

  it('names the units that its mapping does not know, and guesses nothing for them', async () => {
    const { findings } = await imported(yuncheng);

    expect(findings.filter(({ action }) => action === 'unmapped')).toEqual([
      expect.objectContaining({ row: 4, value: '飞艇管理处', name: 'unit-unmapped' }),
    ]);
  });

  it('is refused where its mapping names a department that the county has not', async () => {
    const wrong = { ...yuncheng, departments: { ...yuncheng.departments, 运城市电力公司: 'airships' } };

    await expect(imported(wrong)).rejects.toMatchObject({ code: 'DEPARTMENT_UNKNOWN' });
    expect(await office.needs.stores.collection('catalogues').count({})).toBe(1);
  });
});
