import * as engine from './0001-engine.js';
import * as suspension from './0002-suspension.js';
import * as journal from './0003-journal.js';
import * as countedKeys from './0004-counted-keys.js';
import * as timerOrder from './0005-timer-order.js';
import * as thrownCodes from './0006-thrown-codes.js';
import * as undoneScopes from './0007-undone-scopes.js';

export interface Migration {
  number: number;
  sql: string;
}

/** In the order in which they are applied. One that has been released is never edited: what comes later is a new one. */
export const migrations: readonly Migration[] = [
  { number: 1, sql: engine.sql },
  { number: 2, sql: suspension.sql },
  { number: 3, sql: journal.sql },
  { number: 4, sql: countedKeys.sql },
  { number: 5, sql: timerOrder.sql },
  { number: 6, sql: thrownCodes.sql },
  { number: 7, sql: undoneScopes.sql },
];
