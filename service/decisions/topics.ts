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

/** Chinese words count wherever they stand; English ones as whole words, in any case. */
export function topicReader({ topics }: Keywords): (text: string) => FoundTopics {
  const searches = topics.map(({ topic, words }) => ({ topic, zh: words.zh, en: wholeWords(words.en) }));
  return (text) => {
    const found = new Map<string, string[]>();
    for (const { topic, zh, en } of searches) {
      const words = [
        ...zh.filter((word) => text.includes(word)),
        ...(text.match(en) ?? []).map((word) => word.toLowerCase()),
      ];
      if (words.length > 0) found.set(topic, [...new Set(words)]);
    }
    return found;
  };
}

function wholeWords(words: readonly string[]): RegExp {
  if (words.length === 0) return /(?!)/g;
  const escaped = words.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s+'));
  return new RegExp(`(?<![A-Za-z])(?:${escaped.join('|')})(?![A-Za-z])`, 'gi');
}
