import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { Attendance } from '../application/attendance/attendance.js';
import { renewViews } from '../application/attendance/renewViews.js';
import type { Config } from '../config.js';
import type { Stores } from '../stores/port.js';
import type { LocalDatabase } from './localDatabase.js';
import { storesOf, type Waiting } from './stores.js';

/** This process, as long as it works on an installation. */
export interface Present {
  readonly close: () => Promise<void>;
}

/** One of any number of nodes. */
export async function attendAsNode(stores: Stores, waiting: Waiting): Promise<Present> {
  // A data folder is locked by who works on it.
  if (stores.writesAtOnce) return { close: () => Promise.resolve() };
  const attendAlone = () => present('alone', 'a node that makes the views anew', stores, waiting);
  await renewViews({ ...waiting, stores, attendAlone });
  return present('join', 'a node', stores, waiting);
}

/**
 * The stores that the settings name, while no other process works on them. Closing ends that, and closes them and the
 * local database.
 * @throws DomainError INSTALLATION_IN_USE
 */
export async function storesAlone(
  what: string,
  { store, local, ...waiting }: Waiting & { store: Config['store']; local: LocalDatabase },
): Promise<{ stores: Stores } & Present> {
  const stores = await storesOf(store, local, waiting);
  const close = async () => {
    await stores.close();
    local.close();
  };
  if (stores.writesAtOnce) return { stores, close };
  try {
    const alone = await present('alone', what, stores, waiting);
    return { stores, close: () => alone.close().finally(close) };
  } catch (error) {
    await close();
    throw error;
  }
}

function present(how: 'join' | 'alone', what: string, stores: Stores, waiting: Waiting): Promise<Present> {
  const name = `${what}, process ${process.pid} on ${hostname()}`;
  return Attendance[how]({ ...waiting, stores, id: randomUUID(), name, onLost });
}

/** As if killed, which harms nothing: who ends in order writes on until the end. */
function onLost(): never {
  process.stderr.write(
    'this process gave no sign of life for so long that others have taken it for dead: it ends now\n',
  );
  process.exit(2);
}
