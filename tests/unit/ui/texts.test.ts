import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import en from '../../../ui/shared/texts/en.json' with { type: 'json' };
import zh from '../../../ui/shared/texts/zh.json' with { type: 'json' };

const sources = readdirSync('ui', { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !path.includes('generated'))
  .map((path) => readFileSync(join('ui', path), 'utf8'))
  .join('\n');

describe('the texts of the pages', () => {
  it('say the same things in both languages', () => {
    expect(keysOf(en)).toEqual(keysOf(zh));
  });

  it('have no key that no page asks for', () => {
    expect(keysOf(zh).filter((key) => !isAskedFor(key))).toEqual([]);
  });

  it('have the same blanks in both languages', () => {
    const english = new Map(leavesOf(en));
    const different = leavesOf(zh).filter(
      ([key, text]) => blanksOf(text).join() !== blanksOf(english.get(key) ?? '').join(),
    );
    expect(different.map(([key]) => key)).toEqual([]);
  });

  it('contain no Chinese in English and no empty text', () => {
    const wrong = leavesOf(en).filter(([, text]) => text === '' || /\p{Script=Han}/u.test(text));
    expect(wrong).toEqual([]);
  });
});

type Texts = { [name: string]: string | Texts };

function leavesOf(texts: Texts, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([name, text]): [string, string][] =>
    typeof text === 'string' ? [[path + name, text]] : leavesOf(text, `${path}${name}.`),
  );
}

/** Plural forms differ by language: the key is what a page asks for. */
function keysOf(texts: Texts): string[] {
  return [...new Set(leavesOf(texts).map(([key]) => key.replace(/_(zero|one|other)$/, '')))].sort();
}

/** Asked for by name, or by a template whose fixed parts it begins and ends with, such as t(`colour.${colour}`). */
function isAskedFor(key: string): boolean {
  return sources.includes(`'${key}'`) || templates.some((template) => template.test(key));
}

const templates = [...sources.matchAll(/\bt\(\s*`([^`]+)`/g)].map(([, template = '']) => {
  const parts = template.split(/\$\{[^}]+\}/).map((part) => part.replaceAll('.', '\\.'));
  return new RegExp(`^${parts.join('[^.]+')}$`);
});

const blanksOf = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).sort();
