/** The first key of partition 1, as in Zeebe: partition number shifted by 51 bits, plus a counter. */
export const FIRST_KEY = 2 ** 51;

/** As records are stored: the counter alone, which is a third of the digits. -1 for none stays. */
export function shortKey(key: number): number {
  return key < 0 ? key : key - FIRST_KEY;
}

/** Rows that were written before keys were shortened hold them whole. */
export function wholeKey(stored: number): number {
  return stored < 0 || stored >= FIRST_KEY ? stored : stored + FIRST_KEY;
}
