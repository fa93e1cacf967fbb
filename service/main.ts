import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { errorWords } from './application/wording/errorWords.js';
import { composeService, type Service } from './compose.js';
import { type Config, readConfig } from './config.js';
import { errorSentence } from './errorSentence.js';
import { DomainError } from './domain/errors.js';
import { createLogger, type Logger } from './ops/logging.js';
import { systemClock } from './ops/systemClock.js';
import { refusedPort } from './refusedPort.js';
import { seedIfNew } from './seed.js';
import { WaitingRoom } from './waitingRoom.js';

try {
  await start(readConfig());
} catch (error) {
  process.stderr.write(`${errorSentence(error)}\n`);
  process.exitCode = 2;
}

async function start(config: Config): Promise<void> {
  const log = createLogger('info');
  const waiting = new WaitingRoom();
  let answer: RequestListener = waiting.answer;
  const server = createServer((request, response) => {
    answer(request, response);
  });
  await listening(server, config.port).catch(refusedPort('SHAODAO_PORT', config.port));
  const wait = (reason: string) => {
    log.warn(reason);
    waiting.waitFor(reason);
  };
  const service = await begin(config, log, wait).catch((error: unknown) => {
    if (error instanceof DomainError && error.code === 'RECORDS_CONTRADICT') {
      // Started again by itself it would ask the broker again and again, until that one no longer shows what it is.
      wait(`${errorWords(error).en}, then start this node again`);
      return undefined;
    }
    server.close();
    // Who asks again and again over one line would keep the process alive.
    server.closeAllConnections();
    throw error;
  });
  if (!service) return;
  answer = service.http;
  process.stdout.write(`${greeting(server)}\n`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      server.close(() => void service.close());
      // Pages that listen for changes never end by themselves.
      server.closeAllConnections();
    });
  }
}

async function begin(config: Config, log: Logger, onWaiting: (reason: string) => void): Promise<Service> {
  await seedIfNew(config, systemClock.now());
  return composeService(config, { clock: systemClock, log, onWaiting });
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
