/**
 * The process that the crash tests kill: the whole service on a folder, listening. Its arguments: the data folder, the
 * time at which it starts (UTC milliseconds), and how many times faster than the machine's its clock runs. It writes
 * its port to standard output.
 */
import { createServer } from 'node:http';
import { composeService } from '../../service/compose.js';
import { createLogger } from '../../service/ops/logging.js';
import { quickClock } from './quickClock.js';

const [data = '', startsAt = '', speed = ''] = process.argv.slice(2);

const clock = quickClock({ startsAt: Number(startsAt), speed: Number(speed) });
const service = await composeService({ data }, { clock, log: createLogger('silent') });
const server = createServer(service.http);
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') process.stdout.write(`${address.port}\n`);
});
