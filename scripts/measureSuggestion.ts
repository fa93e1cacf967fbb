import { readFileSync } from 'node:fs';
import { suggest } from '../service/suggestion/suggest.js';

/** Prints how many texts of a labelled file were answered, and how many answers were right. */
const [, , file = 'tests/unit/suggestion/strangers.ndjson'] = process.argv;

interface LabelledText {
  text: string;
  department: string;
  lang: string;
  style: string;
}

const texts = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as LabelledText);

function measure(some: readonly LabelledText[]): string {
  const firsts = some.map(({ text, department }) => ({ department, first: suggest(text)?.departments[0]?.name }));
  const answered = firsts.filter(({ first }) => first !== undefined);
  const right = answered.filter(({ department, first }) => department === first);
  const share = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;
  const of = `${some.length} texts, ${share(answered.length, some.length)} answered`;
  return `${of}, ${share(right.length, answered.length)} of those right`;
}

console.log(`all: ${measure(texts)}`);
for (const property of ['lang', 'style', 'department'] as const) {
  for (const value of new Set(texts.map((text) => text[property])))
    console.log(`${property} ${value}: ${measure(texts.filter((text) => text[property] === value))}`);
}
