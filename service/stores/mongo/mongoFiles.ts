import { createHash } from 'node:crypto';
import type { mongo } from 'mongoose';
import type { Files } from '../port.js';
import { isTaken, refusalOf } from './refusal.js';

/** A document holds 16 MB at most; small pieces keep a read from holding the server up. */
const PIECE_BYTES = 1024 * 1024;

interface StoredFile {
  _id: string;
  mediaType: string;
  pieces: number;
}

interface StoredPiece {
  _id: string;
  bytes: Uint8Array;
}

/** Photos and papers in pieces. Named after their content: who writes the same again writes nothing. */
export class MongoFiles implements Files {
  readonly #files: mongo.Collection<StoredFile>;
  readonly #pieces: mongo.Collection<StoredPiece>;
  readonly #address: string;

  constructor(db: mongo.Db, address: string) {
    this.#files = db.collection('files');
    this.#pieces = db.collection('filePieces');
    this.#address = address;
  }

  async put(content: Buffer, mediaType: string): Promise<string> {
    const _id = createHash('sha256').update(content).digest('hex');
    const pieces = Math.ceil(content.length / PIECE_BYTES);
    for (let piece = 0; piece < pieces; piece += 1) {
      const bytes = content.subarray(piece * PIECE_BYTES, (piece + 1) * PIECE_BYTES);
      await this.#once(() => this.#pieces.insertOne({ _id: `${_id}.${piece}`, bytes }));
    }
    // Last: a file is there for readers only once all of its bytes are.
    await this.#once(() => this.#files.insertOne({ _id, mediaType, pieces }));
    return _id;
  }

  async get(id: string): Promise<{ content: Buffer; mediaType: string } | undefined> {
    try {
      const file = await this.#files.findOne({ _id: id });
      if (!file) return undefined;
      const parts: Uint8Array[] = [];
      for (let piece = 0; piece < file.pieces; piece += 1) parts.push(await this.#piece(`${id}.${piece}`));
      return { content: Buffer.concat(parts), mediaType: file.mediaType };
    } catch (error) {
      throw refusalOf(error, this.#address);
    }
  }

  async #piece(_id: string): Promise<Uint8Array> {
    const piece = await this.#pieces.findOne({ _id }, { promoteBuffers: true });
    if (!piece) throw new Error(`a piece of a file is missing: ${_id}`);
    return piece.bytes;
  }

  async #once(insert: () => Promise<unknown>): Promise<void> {
    try {
      await insert();
    } catch (error) {
      if (!isTaken(error)) throw refusalOf(error, this.#address);
    }
  }
}
