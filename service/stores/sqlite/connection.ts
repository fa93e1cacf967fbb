type Parameter = string | number | bigint | null | Uint8Array;

/** What of a SQLite connection is used. */
export interface Database {
  readonly isTransaction: boolean;
  exec(sql: string): void;
  /** `Row` is what the statement selects, for the reader to see; SQLite does not check it. */
  prepare<Row = never>(sql: string): Statement<Row>;
  close(): void;
}

export interface Statement<Row = never> {
  get(...parameters: Parameter[]): Row | undefined;
  all(...parameters: Parameter[]): Row[];
  run(...parameters: Parameter[]): unknown;
}
