/** A text is no cycle of a timer; the message says why, in the broker's words where they help. */
export class CycleFault extends Error {
  override readonly name = 'CycleFault';
}
