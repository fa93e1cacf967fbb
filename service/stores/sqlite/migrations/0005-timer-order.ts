/** Of timers that are due at once that of the oldest element comes first, and what starts a process last. */
export const sql = `
  drop index timer_due;
  create index timer_due on timer (due, token_key = -1, token_key, key) where held = 0;
`;
