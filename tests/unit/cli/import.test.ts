import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { addImport } from '../../../service/cli/import.js';
import { openStores } from '../../../service/composition/stores.js';
import { VirtualClock } from '../../../service/domain/virtualClock.js';
import { line, standardsWorkbook } from '../catalogue/standardsWorkbook.js';
import { runCommand } from './commandRun.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shaodao-cli-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs `shaodao import standards …` on a data folder of its own. */
const run = (...words: string[]) =>
  runCommand(['import', 'standards', ...words, '--data', join(folder, 'data')], addImport);

async function tableFile(): Promise<string> {
  const lines = [line(), line({ 2: 7 }), line({ 2: 7, 6: '路面有油污' }), line({ 2: '08', 8: '2紧急工作日' })];
  const file = join(folder, 'city.xlsx');
  writeFileSync(file, await standardsWorkbook({ lines }));
  return file;
}

describe('shaodao import standards', () => {
  it('prints counts that add up, and each finding with its cell', async () => {
    const { out, exitCode } = await run(await tableFile(), '--json');
    const reason =
      'code-as-number: 代码存成了数字，按两位文本读取 → "07" / The code is stored as a number; read as two-digit text → "07"';
    expect(JSON.parse(out)).toEqual({
      rows: 4,
      imported: 1,
      corrected: 2,
      refused: 1,
      findings: [
        { sheet: '事件', row: 4, column: 'C', value: 7, action: 'corrected', reason },
        { sheet: '事件', row: 5, column: 'C', value: 7, action: 'corrected', reason },
        {
          sheet: '事件',
          row: 6,
          column: 'I',
          value: '2紧急工作日',
          action: 'refused',
          reason: expect.stringMatching(/^limit-unreadable: 处置时限无法读取.* \/ 处置时限 is no time limit/),
        },
      ],
    });
    expect(exitCode).toBeUndefined();
  });

  it('tells a person the same slip once, with every cell that has it', async () => {
    const { out } = await run(await tableFile());
    expect(out).toContain('4 rows = 1 imported + 2 imported with a correction + 1 refused\n');
    expect(out).toContain('  事件 C4, C5: 7 code-as-number\n');
    expect(out).toContain('  事件 I6: "2紧急工作日" limit-unreadable\n');
  });

  it.each([
    ['a file that is not there', 'absent.xlsx', 'ENOENT'],
    ['a file that is not what it says', 'text.xlsx', 'it is not an .xlsx workbook'],
  ])('ends with 2 on %s', async (_, name, reason) => {
    writeFileSync(join(folder, 'text.xlsx'), 'words');
    const { out, err, exitCode } = await run(join(folder, name), '--json');
    expect([out, exitCode]).toEqual(['', 2]);
    expect(err).toContain(name);
    expect(err).toContain(reason);
  });

  it('ends with 1 while another process works on the data folder, and says who', async () => {
    // given
    const other = await openStores({ data: join(folder, 'data') }, { clock: new VirtualClock(0) });
    // when
    const { err, exitCode } = await run(await tableFile());
    // then
    expect(exitCode).toBe(1);
    expect(err).toContain(`DATA_FOLDER_LOCKED. folder: ${join(folder, 'data')}, holder: process ${process.pid}`);
    await other.close();
  });
});
