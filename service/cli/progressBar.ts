import type { WriteStream } from 'node:tty';

const WIDTH = 40;

/** A line that fills up, on a terminal only: in a file it would be a thousand lines. */
export class ProgressBar {
  readonly #stream: WriteStream & { fd: 2 };
  #shown = -1;

  constructor(stream: WriteStream & { fd: 2 }) {
    this.#stream = stream;
  }

  show(done: number, all: number): void {
    const percent = Math.floor((100 * done) / all);
    if (!this.#stream.isTTY || percent === this.#shown) return;
    this.#shown = percent;
    const filled = Math.round((WIDTH * done) / all);
    this.#stream.write(`\r[${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}] ${percent} %`);
  }

  clear(): void {
    if (this.#stream.isTTY) this.#stream.write(`\r${' '.repeat(WIDTH + 8)}\r`);
  }
}
