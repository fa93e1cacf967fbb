import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { GrpcClient } from 'zeebe-node/dist/lib/GrpcClient.js';

/** A gateway closes connections that ping more often than every 30 s (its network.minKeepAliveInterval). */
const PING_AFTER_MS = 35_000;
const PONG_WITHIN_MS = 10_000;

/** What lies below every client of gRPC. */
export interface Client {
  makeUnaryRequest(
    path: string,
    serialize: (request: Buffer) => Buffer,
    deserialize: (answer: Buffer) => Buffer,
    request: Buffer,
    onAnswer: (error: unknown) => void,
  ): void;
  close(): void;
}

/**
 * zeebe-node's channel to a gateway, on a connection of our own: its own one notices only after eight minutes that the
 * machine on the other side has vanished, and lets nobody say otherwise. Pings are sent while a call waits, which is
 * always where there are workers.
 */
export function watchedChannel(address: string): GrpcClient {
  const channel = new GrpcClient({
    host: address,
    packageName: 'gateway_protocol',
    service: 'Gateway',
    protoPath: PROTOCOL,
    connectionTolerance: 0,
    // Its own end of a long poll; ours comes first.
    options: { longs: String, longPoll: 3_600_000 },
    loglevel: 'NONE',
    namespace: '',
    stdout: undefined,
    useTLS: false,
  });
  const unwatched = clientOf(channel);
  const Service = unwatched.constructor as ClientMaker; // made by gRPC from the protocol file
  Reflect.set(
    channel,
    'client',
    new Service(address, grpc.credentials.createInsecure(), {
      'grpc.keepalive_time_ms': PING_AFTER_MS,
      'grpc.keepalive_timeout_ms': PONG_WITHIN_MS,
      'grpc.initial_reconnect_backoff_ms': 1000,
      'grpc.max_reconnect_backoff_ms': 10_000,
    }),
  );
  // It begins to connect in the next turn, even if it was closed before, and can be stopped in the one after.
  setImmediate(() => setImmediate(() => unwatched.close()));
  return channel;
}

export function clientOf(channel: GrpcClient): Client {
  const client: unknown = Reflect.get(channel, 'client');
  if (!isClient(client)) throw new TypeError('zeebe-node has no client of gRPC below');
  return client;
}

type ClientMaker = new (address: string, credentials: unknown, options: Readonly<Record<string, number>>) => Client;

const zeebeNode = createRequire(import.meta.url).resolve('zeebe-node/package.json');
const PROTOCOL = join(dirname(zeebeNode), 'proto', 'zeebe.proto');
/** The one that zeebe-node has. */
const grpc = createRequire(zeebeNode)('@grpc/grpc-js') as { credentials: { createInsecure(): unknown } };

const isClient = (client: unknown): client is Client =>
  typeof client === 'object' && client !== null && 'makeUnaryRequest' in client;
