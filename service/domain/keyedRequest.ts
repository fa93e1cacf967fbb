import { DomainError } from './errors.js';

/** Something that is asked for once, however often it is sent: whoever had no answer sends it again under the same key. */
export interface KeyedRequest {
  /** The sender's own name for what he means to do. */
  key: string;
  /** Where it was sent, and by whom (null: by somebody unknown): elsewhere, or another's, the same key means something else. */
  path: string;
  by: string | null;
  /** SHA-256 of what was sent. */
  bodyHash: string;
}

/** What a command takes that may be sent again. Without a key it is carried out as often as it comes. */
export interface MayComeAgain {
  request?: KeyedRequest | undefined;
}

/** A document that remembers the latest of the requests that have changed it, written with what they have changed. */
export interface Remembers {
  carriedOut?: readonly KeyedRequest[];
}

/** @throws DomainError REQUEST_REUSED where something else was carried out under this key */
export function isCarriedOut({ carriedOut = [] }: Remembers, request: KeyedRequest | undefined): boolean {
  const first = carriedOut.find(
    ({ key, path, by }) => key === request?.key && path === request.path && by === request.by,
  );
  if (first && first.bodyHash !== request?.bodyHash) throw new DomainError('REQUEST_REUSED', { key: first.key });
  return first !== undefined;
}

/** A request is sent again soon or never. */
const REMEMBERED = 20;

export function remembering<D extends Remembers>(document: D, request: KeyedRequest | undefined): D {
  if (!request) return document;
  return { ...document, carriedOut: [...(document.carriedOut ?? []), request].slice(-REMEMBERED) };
}
