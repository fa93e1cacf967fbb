/**
 * Values by key, of which those that were not used lately are forgotten. There are two generations: what is used moves
 * into the younger one, and when that is full the older one is dropped as a whole, which costs less than an order of use.
 */
export class RecentlyUsed<V> {
  readonly #mostPerGeneration: number;
  #younger = new Map<string, V>();
  #older = new Map<string, V>();

  constructor(most: number) {
    this.#mostPerGeneration = most / 2;
  }

  get(key: string): V | undefined {
    const value = this.#younger.get(key);
    if (value !== undefined) return value;
    const old = this.#older.get(key);
    if (old !== undefined) this.set(key, old);
    return old;
  }

  set(key: string, value: V): void {
    this.#younger.set(key, value);
    if (this.#younger.size < this.#mostPerGeneration) return;
    this.#older = this.#younger;
    this.#younger = new Map();
  }

  forget(key: string): void {
    this.#younger.delete(key);
    this.#older.delete(key);
  }

  clear(): void {
    this.#younger.clear();
    this.#older.clear();
  }
}
