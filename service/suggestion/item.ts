import catalogue from './items.json' with { type: 'json' };

/** The first catalogue item that a word of the text names. null: none. */
export function itemFor(text: string): { name: string; words: readonly string[] } | null {
  const lower = text.toLowerCase();
  for (const { item, words } of catalogue.items) {
    const found = [...words.zh, ...words.en].filter((word) => lower.includes(word));
    if (found.length > 0) return { name: item, words: found };
  }
  return null;
}
