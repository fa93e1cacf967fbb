import type { LiveEvent } from '../contract/liveEvent.js';

/** Tells who looks at a page that something has changed. Use cases and the projection speak, pages listen. */
export class LiveChanges {
  readonly #listeners = new Set<(event: LiveEvent) => void>();
  readonly #onActs = new Set<() => void>();

  /** Somebody has done something here; no record need say so to the other nodes. */
  tell(event: LiveEvent): void {
    this.show(event);
    for (const listener of this.#onActs) listener();
  }

  /** To the pages of this node alone: every other one learns of it as this one did. */
  show(event: LiveEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** Returns how to stop listening. */
  listen(listener: (event: LiveEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Calls back at each act at this node. Returns how to stop it. */
  onAct(listener: () => void): () => void {
    this.#onActs.add(listener);
    return () => this.#onActs.delete(listener);
  }
}
