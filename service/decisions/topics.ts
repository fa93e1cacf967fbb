import { z } from 'zod';

const Words = z.array(z.string().min(1));
export const Keywords = z.object({
  topics: z.array(
    z.object({ topic: z.string(), zh: z.string(), en: z.string(), words: z.object({ zh: Words, en: Words }) }),
  ),
});
export type Keywords = z.infer<typeof Keywords>;

/** topic → the words of the report that belong to it. */
export type FoundTopics = ReadonlyMap<string, readonly string[]>;

interface Word {
  topic: string;
  text: string;
  /** Place in the table: what is found is told in its order. */
  place: number;
}

/**
 * Chinese words count wherever they stand; English ones as whole words, in any case. Words are looked up by how they
 * begin, so a text costs what its length costs and not what the table's does.
 */
export function topicReader({ topics }: Keywords): (text: string) => FoundTopics {
  const chinese = beginnings(wordsOf(topics, 'zh'), (text) => text.charAt(0));
  const english = beginnings(wordsOf(topics, 'en'), (text) => text.match(/[a-z]+/)?.[0] ?? text);
  return (text) => told([...chineseIn(text, chinese), ...englishIn(text, english)]);
}

function wordsOf(topics: Keywords['topics'], language: 'zh' | 'en'): Word[] {
  const offset = language === 'zh' ? 0 : 0.5;
  return topics.flatMap(({ topic, words }, t) =>
    words[language].map((word, w) => ({
      topic,
      text: language === 'zh' ? word : evenly(word),
      place: t + offset + w / 10_000,
    })),
  );
}

function beginnings(words: readonly Word[], beginningOf: (text: string) => string): Map<string, Word[]> {
  const found = new Map<string, Word[]>();
  for (const word of words) {
    const beginning = beginningOf(word.text);
    const others = found.get(beginning);
    if (others) others.push(word);
    else found.set(beginning, [word]);
  }
  return found;
}

function chineseIn(text: string, words: ReadonlyMap<string, readonly Word[]>): Word[] {
  const found: Word[] = [];
  for (let at = 0; at < text.length; at++) {
    const candidates = words.get(text.charAt(at));
    if (candidates) found.push(...candidates.filter((word) => text.startsWith(word.text, at)));
  }
  return found;
}

function englishIn(text: string, words: ReadonlyMap<string, readonly Word[]>): Word[] {
  if (!/[A-Za-z]/.test(text)) return [];
  const even = evenly(text);
  return [...even.matchAll(/[a-z]+/g)].flatMap(({ 0: beginning, index }) =>
    (words.get(beginning) ?? []).filter(
      (word) => even.startsWith(word.text, index) && !/[a-z]/.test(even.charAt(index + word.text.length)),
    ),
  );
}

const evenly = (text: string): string => text.toLowerCase().replaceAll(/\s+/g, ' ');

function told(words: readonly Word[]): FoundTopics {
  const found = new Map<string, string[]>();
  for (const { topic, text } of [...words].sort((a, b) => a.place - b.place)) {
    const known = found.get(topic);
    if (!known) found.set(topic, [text]);
    else if (!known.includes(text)) known.push(text);
  }
  return found;
}
