import { flow } from '../diagram.js';
import type { Block } from './block.js';

/** Draws a piece behind an element and returns the id at which the way goes on. */
export type Draw = (canvas: Canvas, at: string, piece: Block) => string;

/** What the scopes and processes of one story share: how many elements there are, and the processes beside. */
export interface Sheet {
  count: number;
  readonly beside: string[];
}

/** One scope's elements; ids are letters and a number, counted over all of the sheet. */
export class Canvas {
  readonly #parts: string[] = [];
  readonly #artifacts: string[] = [];
  readonly #drawPiece: Draw;
  readonly sheet: Sheet;

  constructor(sheet: Sheet, drawPiece: Draw) {
    this.sheet = sheet;
    this.#drawPiece = drawPiece;
  }

  id(prefix: string): string {
    return `${prefix}${(this.sheet.count += 1)}`;
  }

  add(...parts: string[]): void {
    this.#parts.push(...parts);
  }

  /** Stands behind everything else, as the schema has it. */
  addArtifact(xml: string): void {
    this.#artifacts.push(xml);
  }

  /** An element behind another one. Returns its id. */
  leaf(at: string, prefix: string, xml: (id: string) => string): string {
    const id = this.id(prefix);
    this.add(flow(`${at}->${id}`), xml(id));
    return id;
  }

  draw(at: string, piece: Block): string {
    return this.#drawPiece(this, at, piece);
  }

  /** For a scope inside this one. */
  inner(): Canvas {
    return new Canvas(this.sheet, this.#drawPiece);
  }

  xml = () => this.#parts.join('');
  artifacts = () => this.#artifacts.join('');
}
