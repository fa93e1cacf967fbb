/** Items in brackets, quoted but not escaped: what the broker makes of groups that stand in a diagram as they are, and of their header. */
export const quotedList = (items: readonly string[]): string => `[${items.map((item) => `"${item}"`).join(',')}]`;
