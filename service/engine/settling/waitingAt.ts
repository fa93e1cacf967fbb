/** Things that elements wait for or are stuck at: by their key, and by the element. */
export class WaitingAt<T extends { key: string; element: string }> {
  readonly #all = new Map<string, T>();
  readonly #byElement = new Map<string, Set<string>>();

  get(key: string): T | undefined {
    return this.#all.get(key);
  }

  at(element: string): T[] {
    return [...(this.#byElement.get(element) ?? [])].flatMap((key) => this.#all.get(key) ?? []);
  }

  put(one: T): void {
    this.#all.set(one.key, one);
    const others = this.#byElement.get(one.element) ?? new Set<string>();
    this.#byElement.set(one.element, others.add(one.key));
  }

  remove(key: string): void {
    const one = this.#all.get(key);
    this.#all.delete(key);
    if (!one) return;
    const others = this.#byElement.get(one.element);
    others?.delete(key);
    if (others?.size === 0) this.#byElement.delete(one.element);
  }
}
