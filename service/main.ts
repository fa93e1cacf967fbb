import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { composeService } from './compose.js';
import { type Config, readConfig } from './config.js';
import { errorSentence } from './errorSentence.js';
import { createLogger } from './ops/logging.js';
import { systemClock } from './ops/systemClock.js';
import { seedIfNew } from './seed.js';

try {
  await start(readConfig());
} catch (error) {
  process.stderr.write(`${errorSentence(error)}\n`);
  process.exitCode = 2;
}

async function start(config: Config): Promise<void> {
  await seedIfNew(config, systemClock.now());
  const service = await composeService(config, { clock: systemClock, log: createLogger('info') });
  const server = createServer(service.http);
  try {
    await listening(server, config.port);
  } catch (error) {
    await service.close();
    throw error;
  }
  process.stdout.write(`${greeting(server)}\n`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      server.close(() => void service.close());
      // Pages that listen for changes never end by themselves.
      server.closeAllConnections();
    });
  }
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, resolve);
  });
}

function greeting(server: Server): string {
  const { port } = server.address() as AddressInfo;
  return [
    `哨到 Shaodao: http://localhost:${port}/ (residents), http://localhost:${port}/desk (the office)`,
    'accounts (password shaodao): wangge grid member; songling street dispatcher; chengguan, zhujian clerks;',
    '  chengguan-lead, zhujian-lead leads; songling-convenor; ducha supervisor; admin administrator',
    'try first: report something as a resident, then sign in as chengguan and look at the pool',
  ].join('\n');
}
