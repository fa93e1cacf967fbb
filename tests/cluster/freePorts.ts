import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below those that a connection of this machine takes for itself: what is free when it is given out stays so until it is used. */
const FIRST = 20_000;
const LAST = 32_000;

let latest = randomInt(FIRST, LAST);

/** Ports that nobody listens on now, all different, also from those that were given out just before. */
export async function freePorts(count: number): Promise<number[]> {
  const ports: number[] = [];
  while (ports.length < count) {
    latest = latest < LAST ? latest + 1 : FIRST;
    const port = latest;
    if (await isFree(port)) ports.push(port);
  }
  return ports;
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}
