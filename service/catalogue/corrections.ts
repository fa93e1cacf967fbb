import type { Localized } from '../domain/localized.js';
import { parseTimeLimit } from '../domain/timeLimit.js';
import { type Column, isBlank, type TableRow } from './standardsTable.js';
import type { CellValue } from './workbook.js';

/** What a correction may look at beside the cell itself. */
interface Surroundings {
  readonly column: Column;
  readonly row: TableRow;
  /** The codes that the sheet writes beside this row's category name. */
  readonly categoryCodes: ReadonlySet<CellValue>;
}

export interface Correction {
  readonly reason: Localized;
  /** The corrected value; undefined where there is nothing to correct. */
  correct(value: CellValue, around: Surroundings): CellValue | undefined;
}

/**
 * All that may be put right without asking, in the order in which it is tried. A correction needs evidence in the table
 * itself; where there is none the row is refused. Each one that is made is reported by its name.
 */
export const corrections = {
  'category-code-left-blank': {
    reason: {
      zh: '大类代码空白，按同表同名大类的代码补上',
      en: 'The category code is blank; taken from the rows of the same category in this sheet',
    },
    correct(value, { column, categoryCodes }) {
      const [code, ...others] = categoryCodes;
      return column === 'categoryCode' && isBlank(value) && others.length === 0 ? code : undefined;
    },
  },
  'code-as-number': {
    reason: {
      zh: '代码存成了数字，按两位文本读取',
      en: 'The code is stored as a number; read as two-digit text',
    },
    correct(value, { column }) {
      const isCode = column === 'categoryCode' || column === 'itemCode';
      return isCode && typeof value === 'number' ? String(value).padStart(2, '0') : undefined;
    },
  },
  'space-around-text': {
    reason: { zh: '首尾多余的空格或换行已去掉', en: 'Space or a line break around the text was taken off' },
    correct: (value) => changed(value, (text) => text.trim()),
  },
  'line-break-between-units': {
    reason: { zh: '单元格内换行分隔的单位改用顿号', en: 'Units on lines of their own are joined by 、' },
    correct: (value, { column }) =>
      column === 'handledBy' || column === 'authority'
        ? changed(value, (text) => text.replace(/、?\s*[\r\n]+\s*/g, '、'))
        : undefined,
  },
  'line-break-in-text': {
    reason: { zh: '单元格内的换行已去掉', en: 'A line break inside the text was taken out' },
    correct: (value) => changed(value, (text) => text.replace(/\s*[\r\n]+\s*/g, '')),
  },
  'space-between-characters': {
    reason: { zh: '汉字之间的空格已去掉', en: 'Space between Chinese characters was taken out' },
    correct: (value) => changed(value, (text) => text.replace(/(?<=\p{Script=Han})[^\S\r\n]+(?=\p{Script=Han})/gu, '')),
  },
  'limit-followed-by-action': {
    reason: {
      zh: '时限后多写了结案条件里已有的动作，只取时限',
      en: 'After the limit stands an action that the closing condition names already; only the limit is taken',
    },
    correct(value, { column, row }) {
      if (column !== 'limit' || typeof value !== 'string') return undefined;
      const actions = String(row.values.closing ?? '').split(/[、，,\s]+/);
      const action = actions.find((each) => each !== '' && value.endsWith(each));
      const limit = action === undefined ? undefined : value.slice(0, -action.length).trim();
      return limit !== undefined && isTimeLimit(limit) ? limit : undefined;
    },
  },
} as const satisfies Record<string, Correction>;

export type CorrectionName = keyof typeof corrections;

function changed(value: CellValue, change: (text: string) => string): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = change(value);
  return text === value ? undefined : text;
}

export function isTimeLimit(text: string): boolean {
  try {
    parseTimeLimit(text);
    return true;
  } catch {
    return false;
  }
}
