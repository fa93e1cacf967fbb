import { once } from 'node:events';
import { createServer, type Http2Server, type ServerHttp2Stream } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Gateway } from '../../../../service/engine/zeebe/gateway.js';
import { needSameHistory } from '../../../../service/engine/zeebe/needSameHistory.js';
import { bulkOf } from '../../../../service/engine/zeebe/sink/bulkBody.js';
import { RecordLog } from '../../../../service/engine/zeebe/sink/recordLog.js';
import { systemClock } from '../../../../service/ops/systemClock.js';
import type { Database } from '../../../../service/stores/sqlite/connection.js';
import { openMemoryDatabase } from '../../../../service/stores/sqlite/database.js';
import { SqliteStores } from '../../../../service/stores/sqlite/sqliteStores.js';
import { GroupCommitWriter } from '../../../../service/stores/sqlite/writer.js';
import { bulk, jobLine } from './sink/bulk.js';

/** The first key of partition 1, and some that were given out after it. */
const KEY = 2_251_799_813_685_255n;

describe('a node that meets a broker', () => {
  let database: Database;
  let writer: GroupCommitWriter;
  let log: RecordLog;
  let broker: Http2Server;
  let gateway: Gateway;
  /** What the broker answers with, and what comes to pass before the answer arrives. */
  let nextKey: bigint;
  let meanwhile: () => Promise<void>;

  beforeEach(async () => {
    database = openMemoryDatabase(0);
    writer = new GroupCommitWriter(database);
    log = new RecordLog(new SqliteStores({ database, writer, folder: '' }));
    await stored(1, KEY + 10n);
    meanwhile = () => Promise.resolve();
    broker = createServer();
    broker.on('stream', (stream) => void meanwhile().then(() => answer(stream, nextKey)));
    broker.listen(0, '127.0.0.1');
    await once(broker, 'listening');
    gateway = new Gateway(`127.0.0.1:${(broker.address() as AddressInfo).port}`, systemClock);
  });
  afterEach(async () => {
    await gateway.close();
    broker.close();
    writer.close();
    database.close();
  });

  const stored = async (position: number, key: bigint) => {
    await log.append(bulkOf(bulk(jobLine({ position, key: String(key) }))));
  };
  const meet = () => needSameHistory({ gateway, log, partitions: 1, clock: systemClock, onWaiting: () => undefined });

  it('begins where the broker goes on counting behind what is stored', async () => {
    nextKey = KEY + 11n;

    await expect(meet()).resolves.toBeUndefined();
  });

  it('begins where others are at work, whose records come before the answer', async () => {
    nextKey = KEY + 11n;
    meanwhile = () => stored(2, KEY + 12n);

    await expect(meet()).resolves.toBeUndefined();
  });

  it('does not begin where the broker gives a key out once more', async () => {
    nextKey = KEY + 10n;

    await expect(meet()).rejects.toMatchObject({ code: 'RECORDS_CONTRADICT', facts: { partition: 1 } });
  });
});

/** The answer to any request of gRPC: one field, the key. */
function answer(stream: ServerHttp2Stream, key: bigint): void {
  const field = [0x08, ...varint(key)];
  stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
  stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
  stream.end(Buffer.from([0, 0, 0, 0, field.length, ...field]));
}

function varint(value: bigint): number[] {
  const low = Number(value & 0x7fn);
  return value < 0x80n ? [low] : [low | 0x80, ...varint(value >> 7n)];
}
