/** A name as it is looked up: what stands in backticks, or the word itself. */
export function nameOf(text: string): string {
  return text.startsWith('`') ? text.slice(1, -1) : text;
}
