import type { Language } from '../../shared/language.js';

/** The first comment at the head of a scenario that is in the language, else its file's name without the endings. */
export function scenarioTitle({ name, text }: { name: string; text: string }, language: Language): string {
  const head = /^(?:#[^\n]*\n)*/.exec(text)?.[0] ?? '';
  const comments = head
    .split('\n')
    .map((line) => line.replace(/^#\s*/, '').trim())
    .filter((line) => line !== '');
  const fitting = comments.find((line) => /\p{Script=Han}/u.test(line) === (language === 'zh'));
  return fitting ?? name.replace(/(\.scenario)?\.(yaml|json)$/, '');
}
