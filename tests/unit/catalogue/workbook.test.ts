import { describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { readWorkbook } from '../../../service/catalogue/workbook.js';

describe('workbook', () => {
  it('shows the value of a merged range in each of its cells, and says whose it is', async () => {
    // given
    const workbook = new ExcelJS.Workbook();
    const made = workbook.addWorksheet('s');
    made.getCell('A1').value = { richText: [{ text: '上水' }, { text: '井盖' }] };
    made.mergeCells('A1:B3');
    // when
    const [sheet] = await readWorkbook('f.xlsx', Buffer.from(await workbook.xlsx.writeBuffer()));
    // then
    expect(sheet?.cell(1, 1)).toEqual({ value: '上水井盖', own: true });
    expect(sheet?.cell(3, 2)).toEqual({ value: '上水井盖', own: false });
  });

  it('reads formulas, links, dates and errors as a person sees them', async () => {
    // given
    const workbook = new ExcelJS.Workbook();
    workbook
      .addWorksheet('s')
      .addRow([
        { formula: '1+1', result: 2 },
        { text: '条例', hyperlink: 'https://example.org' },
        new Date('2026-03-02T00:00:00Z'),
        { error: '#N/A' },
        true,
        null,
      ]);
    // when
    const [sheet] = await readWorkbook('f.xlsx', Buffer.from(await workbook.xlsx.writeBuffer()));
    // then
    expect([1, 2, 3, 4, 5, 6].map((column) => sheet?.cell(1, column).value)).toEqual([
      2,
      '条例',
      '2026-03-02T00:00:00.000Z',
      '#N/A',
      'true',
      null,
    ]);
  });

  it.each([
    ['plain text', Buffer.from('大类代码,大类名称\n01,市容环境\n')],
    ['an empty file', Buffer.alloc(0)],
    ['an old .xls', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['a zip of something else', Buffer.from('504b0506000000000000000000000000000000000000', 'hex')],
  ])('refuses %s', async (_, bytes) => {
    await expect(readWorkbook('f.xlsx', bytes)).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
      facts: { file: 'f.xlsx', reason: expect.stringContaining('.xlsx workbook') },
    });
  });

  it('refuses a file that is cut off', async () => {
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet('s').addRow(['a']);
    const bytes = Buffer.from(await workbook.xlsx.writeBuffer());
    await expect(readWorkbook('f.xlsx', bytes.subarray(0, bytes.length / 2))).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
    });
  });

  it('refuses a file whose own directory says that it unpacks to gigabytes', async () => {
    // given
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet('s').addRow(['a']);
    const bytes = Buffer.from(await workbook.xlsx.writeBuffer());
    const entry = bytes.lastIndexOf(Buffer.from('504b0102', 'hex'));
    bytes.writeUInt32LE(4_000_000_000, entry + 24);
    // when, then
    await expect(readWorkbook('f.xlsx', bytes)).rejects.toMatchObject({
      facts: { reason: 'it unpacks to more than 100000000 bytes' },
    });
  });
});
