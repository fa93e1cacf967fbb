import type { LiveEvent } from '../contract/liveEvent.js';

/** Tells who looks at a page that something has changed. The projection speaks after each batch, pages listen. */
export class LiveChanges {
  readonly #listeners = new Set<(event: LiveEvent) => void>();

  tell(event: LiveEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** Returns how to stop listening. */
  listen(listener: (event: LiveEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
