import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeService, type Service } from '../../service/compose.js';
import { readConfig } from '../../service/config.js';
import { VirtualClock } from '../../service/domain/virtualClock.js';
import { createLogger } from '../../service/ops/logging.js';
import { seedIfNew } from '../../service/seed.js';
import { trialsHere } from '../builders/trialsHere.js';

export interface ServedService {
  address: string;
  service: Service;
  /** Lets time pass up to `at`, stopping wherever somebody waits for it, as it would by itself. */
  passTo(at: number): Promise<void>;
  now(): number;
  close(): Promise<void>;
}

/**
 * The real service, all of it, in a folder of its own; only its clock stands still until it is told to move. With a past it
 * is the demo county after its two weeks, with cases in all states.
 */
export async function serveOnVirtualClock(startAt: number, { past = false } = {}): Promise<ServedService> {
  if (!existsSync('dist/ui/index.html')) throw new Error('dist/ui is missing: run `npm run build:ui` first');
  const data = mkdtempSync(join(tmpdir(), 'shaodao-e2e-'));
  if (past) await seedIfNew({ ...readConfig({}), data }, startAt);
  const clock = new VirtualClock(startAt);
  const service = await composeService({ data }, { clock, log: createLogger('silent'), trials: trialsHere });
  const server = createServer(service.http);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await service.quiet();
  return {
    address: `http://127.0.0.1:${port}`,
    service,
    now: () => clock.now(),
    async passTo(at) {
      for (let next = clock.next(); next !== undefined && next <= at; next = clock.next()) {
        clock.moveTo(next);
        await service.quiet();
      }
      clock.moveTo(at);
      await service.quiet();
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await service.close();
      rmSync(data, { recursive: true });
    },
  };
}
