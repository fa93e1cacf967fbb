import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { lintInChinese } from '../../../ui/desk/processes/lintSentences.js';

const require = createRequire(import.meta.url);
const folderOf = (file: string) => dirname(require.resolve(file));

/** Every sentence that the linter's own sources hold, with a name put in for each blank. */
const ofTheLinter = [
  ...readFileSync(join(folderOf('@camunda/linting/package.json'), 'lib/utils/error-messages.js'), 'utf8').matchAll(
    /(?:return|getSupportedMessage\()\s*(`[^`]+`|'[^']+')/g,
  ),
]
  .map(([, text = '']) => text.slice(1, -1))
  .filter((text) => text.includes('<') && !text.startsWith('${ prefix }'))
  .map((text) =>
    text
      .replaceAll(/\$\{ ?getIndefiniteArticle\([^}]*\) ?\}/g, 'A')
      .replaceAll(/<\$\{[^}]*\}>/g, '<User Task>')
      .replaceAll(/\$\{ ?getExecutionPlatformLabel[^}]*\}/g, 'Camunda 8.5')
      .replace(/\$\{ elements.*/, '<check>, <rework>')
      .replaceAll(/\$\{[^}]*\}/g, '1'),
  )
  // The first half of `… is not supported by …`.
  .map((text) => (/ (is|must|should|cannot|uses) /.test(text) ? text : `${text} is not supported by Camunda 8.5`));

/** What bpmnlint's rules report where the message has no blank. */
const ofBpmnlint = readdirSync(join(folderOf('bpmnlint/package.json'), 'rules'))
  .filter((file) => file.endsWith('.js'))
  .flatMap((file) => [
    ...readFileSync(join(folderOf('bpmnlint/package.json'), 'rules', file), 'utf8').matchAll(
      /reporter\.report\([^,]+, '([^']+)'\s*[,)]/g,
    ),
  ])
  .map(([, text = '']) => text);

/** Marks of versions, standards and languages stay as they are; what is in 「」 may be an element's own name. */
const english = (text: string) =>
  text.replaceAll(/：.*|Camunda [\d.x]+|ISO 8601|FEEL|cron|PT2H|[\d:T+-]+/g, '').match(/[A-Za-z]{3,}/);

describe('what the linter says', () => {
  it('is found in its sources', () => {
    expect(ofTheLinter.length).toBeGreaterThan(60);
    expect(ofBpmnlint.length).toBeGreaterThan(25);
  });

  it.each([...new Set([...ofTheLinter, ...ofBpmnlint])])('is Chinese on a Chinese page: %s', (message) => {
    const sentence = lintInChinese(message);

    expect(sentence).toMatch(/\p{Script=Han}/u);
    expect(english(sentence)).toBeNull();
  });

  it('names the field whose expression cannot be read', () => {
    expect(lintInChinese('Property <conditionExpression> is not a valid FEEL expression')).toBe(
      '「条件」的 FEEL 表达式无法解析',
    );
  });

  it('stays as it is where it is new to us', () => {
    expect(lintInChinese('A new kind of finding')).toBe('A new kind of finding');
  });
});
