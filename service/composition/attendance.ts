import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { Attendance } from '../application/attendance/attendance.js';
import { DomainError } from '../domain/errors.js';
import { pause } from '../domain/pause.js';
import { forgetViews } from '../projections/forgetViews.js';
import { areOutdated } from '../projections/watermarks.js';
import type { Waiting } from './stores.js';
import type { Stores } from '../stores/port.js';

const REST_MS = 5000;

/** This process, as long as it works on an installation. */
export interface Present {
  close(): Promise<void>;
}

/**
 * One of any number of nodes. Views that have to be made anew are thrown away before, by one node while no other is there:
 * who follows the records meanwhile would write into what is being taken away.
 */
export async function attendAsNode(stores: Stores, waiting: Waiting): Promise<Present> {
  while (!stores.writesAtOnce && (await areOutdated(stores))) await renewViews(stores, waiting);
  return present('join', 'a node', stores, waiting);
}

/** @throws DomainError INSTALLATION_IN_USE while another process works on the installation */
export function attendAlone(what: string, stores: Stores, waiting: Waiting): Promise<Present> {
  return present('alone', what, stores, waiting);
}

async function present(how: 'join' | 'alone', what: string, stores: Stores, waiting: Waiting): Promise<Present> {
  // A data folder is locked by who works on it.
  if (stores.writesAtOnce) return { close: () => Promise.resolve() };
  const name = `${what}, process ${process.pid} on ${hostname()}`;
  return Attendance[how]({ ...waiting, stores, id: randomUUID(), name, onLost });
}

async function renewViews(stores: Stores, waiting: Waiting): Promise<void> {
  try {
    const alone = await attendAlone('a node that makes the views anew', stores, waiting);
    await forgetViews(stores).finally(() => alone.close());
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'INSTALLATION_IN_USE') throw error;
    waiting.onWaiting(
      `the views have to be made anew, with no other node at work: stop ${String(error.facts['holder'])}`,
    );
    await pause(waiting.clock, REST_MS);
  }
}

/** As if killed, which harms nothing: who ends in order writes on until the end. */
function onLost(): never {
  process.stderr.write(
    'this process gave no sign of life for so long that others have taken it for dead: it ends now\n',
  );
  process.exit(2);
}
