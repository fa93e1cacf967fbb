import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { errorInChinese } from '../../../ui/desk/processes/panelErrors.js';

const linting = dirname(createRequire(import.meta.url).resolve('@camunda/linting/package.json'));
const source = readFileSync(join(linting, 'lib/utils/properties-panel.js'), 'utf8');

/** Every sentence that the panel can show beside a field, taken from the tool itself. */
const sentences = [
  ...[...source.matchAll(/(?:return|ERROR =) '([A-Z][^']+\.)'/g)].map(([, text = '']) => text),
  ...[...source.matchAll(/getNotSupportedMessage\('([^']*)'/g)].flatMap(([, what]) =>
    what ? [`${what} is only supported by Camunda 8.9 or newer.`, `${what} is not supported.`] : [],
  ),
  'Only supported by Camunda 8.9 or newer.',
  'Not supported.',
  'Empty variable assignment is only supported by Camunda 8.9 or newer.',
];

/** Names of standards and languages stay as they are. */
const english = (text: string) => /[A-Za-z]{2}/.test(text.replaceAll(/Camunda|FEEL|ISO|JSON|cron|PT2H|if/g, ''));

describe('what the panel says beside a field', () => {
  it('is Chinese on a Chinese page', () => {
    expect(sentences.length).toBeGreaterThan(40);
    expect([...new Set(sentences)].map(errorInChinese).filter(english)).toEqual([]);
  });

  it('stays as it is where it is new to us', () => {
    expect(errorInChinese('Should be blue.')).toBe('Should be blue.');
  });
});
