/** `version` counts the writes of a document: 0 has never been stored. */
export interface Document {
  id: string;
  version: number;
}

/** partition → position of the last record applied to this document: applying it again changes nothing. */
export type Positions = Readonly<Record<string, number>>;
