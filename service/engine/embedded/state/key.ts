/**
 * Inside the engine a key is a counter: maps, lists and JSON take small integers several times as fast as large ones.
 * Outside it is Zeebe's key: the number of the partition shifted by 51 bits, plus the counter. -1 for none stays.
 */
const PARTITION_1 = 2 ** 51;

/** Up to here the last nine digits are the counter's alone: a small integer becomes text in a third of the time. */
const LAST_NINE = PARTITION_1 % 1e9;
const LARGEST_QUICK = 1e9 - LAST_NINE - 1;
const FIRST_DIGITS = String((PARTITION_1 - LAST_NINE) / 1e9);

/** As it is told outside. */
export function keyText(key: number): string {
  if (key === -1) return '-1';
  return key >= 0 && key <= LARGEST_QUICK ? FIRST_DIGITS + String(LAST_NINE + key) : String(PARTITION_1 + key);
}

/** What a key that came from outside, or was stored by an earlier version, is inside; below 1 where it cannot be one. */
export function counterOf(whole: number): number {
  return whole - PARTITION_1;
}

/** Of what may have been stored by an earlier version, in which keys were whole in some places. */
export function storedKey(stored: number): number {
  return stored < PARTITION_1 ? stored : counterOf(stored);
}
