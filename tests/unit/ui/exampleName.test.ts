import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { exampleName } from '../../../ui/desk/rules/exampleName.js';

const examplesOf = (set: string) =>
  readdirSync(`rules/${set}`)
    .filter((file) => file.endsWith('.cases.json'))
    .flatMap((file) => JSON.parse(readFileSync(`rules/${set}/${file}`, 'utf8')) as { name: string }[]);
const shipped = readdirSync('rules').map((set) => ({ set, names: examplesOf(set).map(({ name }) => name) }));

describe('the name of an example', () => {
  it.each(shipped)('is one of its own in $set, and Chinese on a Chinese page', ({ names }) => {
    expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
    expect(names.filter((name) => exampleName(name, 'zh') === name)).toEqual([]);
  });

  it('stays as it is on an English page, and where the county gave it', () => {
    expect(exampleName('litter is green', 'en')).toBe('litter is green');
    expect(exampleName('20260302-0001 三车道', 'zh')).toBe('20260302-0001 三车道');
  });
});
