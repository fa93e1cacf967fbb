import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type CorrectionName, corrections } from '../../../service/catalogue/corrections.js';
import { type RefusalName, readStandards } from '../../../service/catalogue/standards.js';
import { tableRows } from '../../../service/catalogue/standardsTable.js';
import { readWorkbook } from '../../../service/catalogue/workbook.js';
import { line, standardsWorkbook } from './standardsWorkbook.js';

type Table = Parameters<typeof standardsWorkbook>[0];
const rowsOf = async (table: Table) =>
  tableRows('f.xlsx', await readWorkbook('f.xlsx', await standardsWorkbook(table)));
const read = async (table: Table) => readStandards(await rowsOf(table));
const brief = ({ findings }: Awaited<ReturnType<typeof read>>) =>
  findings.map(({ row, column, value, action, name }) => [`${column}${row}`, value, action, name]);

describe('standards table', () => {
  it('gives every row of merged cells the values that it shows', async () => {
    // given
    const lines = [line(), line({ 0: null, 1: null, 2: null, 3: null, 6: '路面有油污', 8: '1天' })];
    // when
    const { imported, items } = await read({ lines, merges: ['A3:A4', 'B3:B4', 'C3:C4', 'D3:D4'] });
    // then
    expect(imported).toBe(2);
    expect(items.map(({ id, name, filing, limit }) => [id, name.zh, filing, limit])).toEqual([
      ['matter-01-01-1', '道路不洁', '路面有垃圾', '2小时'],
      ['matter-01-01-2', '道路不洁', '路面有油污', '1天'],
    ]);
  });

  it('sets aside rows that are empty or only the lower half of merged cells', async () => {
    const nothing = line().map(() => null);
    const merges = 'ABCDEFGHI'.split('').map((letter) => `${letter}3:${letter}4`);
    const { rows, imported } = await read({ lines: [line(), nothing, nothing, line({ 2: '02' })], merges });
    expect([rows, imported]).toEqual([2, 2]);
  });

  it('finds the columns by their heads, wherever they stand', async () => {
    const turn = <T>(values: readonly T[]) => [...values].reverse();
    const heads = [
      '大类代码',
      '大类名称',
      '小类代码',
      '小类名称',
      '处置单位',
      '主管部门',
      '立案条件',
      '结案条件',
      '处置 时限',
    ];
    const { items } = await read({ heads: turn(heads), lines: [turn(line())] });
    expect(items[0]).toMatchObject({ name: { zh: '道路不洁' }, limit: '2小时', handledBy: '环卫中心' });
  });

  it('names a missing column', async () => {
    const heads = ['大类代码', '大类名称', '小类代码', '小类名称', '处置单位', '主管部门', '立案条件', '结案条件'];
    await expect(rowsOf({ heads, lines: [line()] })).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
      facts: { file: 'f.xlsx', reason: 'sheet 事件, row 2: missing column 处置时限' },
    });
  });

  it('refuses a workbook without such a table', async () => {
    await expect(rowsOf({ heads: ['姓名', '电话'], lines: [] })).rejects.toMatchObject({
      facts: { reason: expect.stringContaining('no sheet has the columns 大类代码、') },
    });
  });

  it('refuses a sheet that does not say whether it lists components or matters', async () => {
    await expect(rowsOf({ sheet: 'Sheet1', lines: [line()] })).rejects.toMatchObject({
      facts: { reason: expect.stringContaining('sheet Sheet1: name it 部件') },
    });
  });
});

describe('standards', () => {
  it.each<[CorrectionName, number, string | number, string]>([
    ['code-as-number', 2, 7, '07'],
    ['space-around-text', 8, '1紧急工作时\n', '1紧急工作时'],
    ['line-break-between-units', 4, '环卫中心\n园林中心', '环卫中心、园林中心'],
    ['line-break-in-text', 3, '烟头收集器\n或灭烟处', '烟头收集器或灭烟处'],
    ['space-between-characters', 5, '城管 局', '城管局'],
    ['limit-followed-by-action', 8, '1紧急工作时清扫', '1紧急工作时'],
  ])('imports with the correction %s', async (name, place, slip, corrected) => {
    // when
    const reading = await read({ lines: [line({ [place]: slip })] });
    // then
    const { zh, en } = corrections[name].reason;
    expect(reading).toMatchObject({ rows: 1, imported: 0, corrected: 1, refused: 0 });
    expect(reading.findings).toEqual([
      {
        sheet: '事件',
        row: 3,
        column: 'ABCDEFGHI'[place],
        value: slip,
        action: 'corrected',
        name,
        reason: { zh: `${zh} → "${corrected}"`, en: `${en} → "${corrected}"` },
      },
    ]);
    expect(JSON.stringify(reading.items)).toContain(name === 'code-as-number' ? 'matter-01-07-1' : corrected);
  });

  it('fills a blank category code from the other rows of its category, and only then', async () => {
    // given
    const lines = [line(), line({ 0: null, 2: '02' }), line({ 0: null, 1: '街面秩序', 2: '03' })];
    // when
    const reading = await read({ lines });
    // then
    expect(brief(reading)).toEqual([
      ['A4', null, 'corrected', 'category-code-left-blank'],
      ['A5', null, 'refused', 'value-missing'],
    ]);
    expect(reading.items.map(({ id }) => id)).toEqual(['matter-01-01-1', 'matter-01-02-1']);
  });

  it.each<[string, RefusalName, number, string | number]>([
    ['a unit that the standard does not define', 'limit-unreadable', 8, '2紧急工作日'],
    ['an action after the limit that the closing condition lacks', 'limit-unreadable', 8, '1紧急工作时查封'],
    ['a limit without a unit', 'limit-unreadable', 8, 4],
    ['a blank filing condition', 'value-missing', 6, '  '],
    ['a code of three digits', 'code-unreadable', 2, 101],
  ])('refuses %s', async (_, name, place, wrong) => {
    const reading = await read({ lines: [line({ [place]: wrong })] });
    expect(reading).toMatchObject({ rows: 1, imported: 0, corrected: 0, refused: 1, items: [] });
    expect(brief(reading)).toEqual([[`${'ABCDEFGHI'[place] ?? ''}3`, wrong, 'refused', name]]);
  });

  it('refuses a row that says what an earlier one has said', async () => {
    expect(brief(await read({ lines: [line(), line({ 8: '1天' })] }))).toEqual([
      ['G4', '路面有垃圾', 'refused', 'row-repeated'],
    ]);
  });

  it('puts every row into exactly one of imported, corrected and refused, whatever stands in it', async () => {
    const values = ['01', 1, 7.5, null, ' ', '制止', '2小时', '2紧急工作日', '1紧急工作时制止', '环卫\n园林', '一 二'];
    const lines = fc.array(fc.array(fc.constantFrom(...values), { minLength: 9, maxLength: 9 }), {
      minLength: 1,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(lines, async (made) => {
        const reading = await read({ lines: made });
        const rowsWith = (action: string) =>
          new Set(reading.findings.flatMap((finding) => (finding.action === action ? [finding.row] : []))).size;
        const lived = made.filter((cells) => cells.some((value) => value !== null && value !== ' '));
        expect(reading.rows).toBe(lived.length);
        expect(reading.imported + reading.corrected + reading.refused).toBe(reading.rows);
        expect(reading.items).toHaveLength(reading.imported + reading.corrected);
        expect([rowsWith('corrected'), rowsWith('refused')]).toEqual([reading.corrected, reading.refused]);
        expect(new Set(reading.items.map(({ id }) => id)).size).toBe(reading.items.length);
      }),
      { numRuns: 40 },
    );
  });
});
