/** Where time comes from. Nothing else in the program asks the machine for it. */
export interface Clock {
  /** UTC milliseconds. */
  now(): number;
  /** Calls back once, when `at` (UTC milliseconds) is reached; at once where it lies in the past. Returns how to call it off. */
  wake(at: number, callback: () => void): () => void;
}
