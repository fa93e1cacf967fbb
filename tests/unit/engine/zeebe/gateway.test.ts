import { once } from 'node:events';
import { createServer, type Http2Server, type ServerHttp2Session } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { Gateway } from '../../../../service/engine/zeebe/gateway.js';
import { Status } from '../../../../service/engine/zeebe/gatewayRefusal.js';
import { systemClock } from '../../../../service/ops/systemClock.js';

let server: Http2Server;
let gateway: Gateway | undefined;
const open = new Set<ServerHttp2Session>();

/** A broker's gateway that finds nothing; it tells who is connected. */
beforeEach(async () => {
  server = createServer();
  server.on('session', (session) => {
    open.add(session);
    session.on('close', () => open.delete(session));
  });
  server.on('stream', (stream) => {
    stream.respond(
      { ':status': 200, 'content-type': 'application/grpc', 'grpc-status': Status.NOT_FOUND },
      { endStream: true },
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  await gateway?.close();
  for (const session of open) session.destroy();
  await new Promise((resolve) => server.close(resolve));
});

it.each(['127.0.0.1', 'localhost'])('keeps one connection to a gateway at %s', async (host) => {
  const { port } = server.address() as AddressInfo;
  gateway = new Gateway(`${host}:${port}`, systemClock);
  await expect(gateway.call('topology', {})).rejects.toMatchObject({ code: Status.NOT_FOUND });

  // zeebe-node's own one, which nobody needs, goes.
  while (open.size > 1) await Promise.race([...open].map((session) => once(session, 'close')));
  await expect(gateway.call('topology', {})).rejects.toMatchObject({ code: Status.NOT_FOUND });
  expect(open.size).toBe(1);
});
