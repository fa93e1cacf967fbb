import mongoose, { type Connection } from 'mongoose';
import { refusalOfAddress } from './refusal.js';

/** How long an operation waits for a server before it is refused: as long as a replica set takes to elect a primary. */
const SELECTION_MS = 10_000;

/**
 * Connects once; the driver finds the servers again by itself after that. Acknowledged means: on the disks of the
 * majority; read means: what the majority has.
 * @throws DomainError STORE_UNREACHABLE, SETTING_INVALID
 */
export async function connect(
  url: string,
  { withinMs = SELECTION_MS }: { withinMs?: number } = {},
): Promise<Connection> {
  const connection = mongoose.createConnection(url, {
    serverSelectionTimeoutMS: withinMs,
    writeConcern: { w: 'majority', journal: true },
    readConcern: { level: 'majority' },
    ignoreUndefined: true,
    // A refusal now is worth more than a call that waits for ever.
    bufferCommands: false,
    autoIndex: false,
  });
  try {
    return await connection.asPromise();
  } catch (error) {
    await connection.destroy();
    throw refusalOfAddress(error, addressOf(url));
  }
}

/** The address without the password, for people and logs. */
export const addressOf = (url: string): string => url.replace(/\/\/[^@/]*@/, '//');
