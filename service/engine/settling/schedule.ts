/** As many instances as are under way at once: a broker that is told more refuses some. */
const AT_ONCE = 50;

/**
 * Lets many go on side by side through steps that are done in order (here: deployments): who needs a step that is not
 * done yet waits, and the next one is done when everybody waits or has ended.
 */
export class Schedule {
  readonly #nextStep: () => Promise<boolean>;
  #underWay = 0;
  #free = AT_ONCE;
  #inLine: (() => void)[] = [];
  #waiting: { isMet: () => boolean; goOn: () => void }[] = [];
  #stepping: Promise<void> | undefined;
  #failure: Error | undefined;

  /** @param nextStep does the next step; false: there is none left */
  constructor(nextStep: () => Promise<boolean>) {
    this.#nextStep = nextStep;
  }

  /** Runs all of them, then does the steps that nobody has waited for. */
  async run(all: readonly (() => Promise<void>)[]): Promise<void> {
    this.#underWay = all.length;
    await Promise.all(
      all.map(async (one) => {
        await this.#enter();
        try {
          await one();
        } finally {
          this.#leave();
          this.#underWay -= 1;
          this.#step();
        }
      }),
    );
    await this.#stepping;
    if (this.#failure !== undefined) throw this.#failure;
    while (await this.#nextStep());
  }

  /** Answers when the condition is met, or can no longer be. */
  async until(isMet: () => boolean): Promise<void> {
    if (isMet()) return;
    this.#leave();
    await new Promise<void>((goOn) => {
      this.#waiting.push({ isMet, goOn });
      this.#underWay -= 1;
      this.#step();
    });
    await this.#enter();
  }

  #step(): void {
    if (this.#underWay > 0 || this.#waiting.length === 0 || this.#stepping) return;
    this.#stepping = this.#takeSteps()
      .catch((error: unknown) => {
        this.#failure = error instanceof Error ? error : new Error(String(error));
        this.#release(() => true);
      })
      .finally(() => (this.#stepping = undefined));
  }

  async #takeSteps(): Promise<void> {
    while (this.#waiting.length > 0 && this.#underWay === 0) {
      const isLeft = await this.#nextStep();
      this.#release(({ isMet }) => !isLeft || isMet());
    }
  }

  #release(mayGoOn: (one: { isMet: () => boolean }) => boolean): void {
    const released = this.#waiting.filter(mayGoOn);
    this.#waiting = this.#waiting.filter((one) => !released.includes(one));
    this.#underWay += released.length;
    for (const { goOn } of released) goOn();
  }

  #enter(): Promise<void> {
    if (this.#free > 0) {
      this.#free -= 1;
      return Promise.resolve();
    }
    return new Promise((goOn) => this.#inLine.push(goOn));
  }

  #leave(): void {
    const next = this.#inLine.shift();
    if (next) next();
    else this.#free += 1;
  }
}
