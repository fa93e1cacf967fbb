import { Agent, request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { VirtualClock } from '../../../../../service/domain/virtualClock.js';
import { RecordLog } from '../../../../../service/engine/zeebe/sink/recordLog.js';
import { RecordSink } from '../../../../../service/engine/zeebe/sink/sink.js';
import type { Database } from '../../../../../service/stores/sqlite/connection.js';
import { openMemoryDatabase } from '../../../../../service/stores/sqlite/database.js';
import { SqliteStores } from '../../../../../service/stores/sqlite/sqliteStores.js';
import { GroupCommitWriter } from '../../../../../service/stores/sqlite/writer.js';
import { bulk, jobLine } from './bulk.js';

const SECRET = 'sixteen or more characters';

describe('record sink', () => {
  let database: Database;
  let writer: GroupCommitWriter;
  let log: RecordLog;
  let sink: RecordSink;
  let troubles: number[];
  let clock: VirtualClock;

  beforeEach(async () => {
    database = openMemoryDatabase(0);
    writer = new GroupCommitWriter(database);
    log = new RecordLog(new SqliteStores({ database, writer, folder: '' }));
    troubles = [];
    clock = new VirtualClock(0);
    sink = await RecordSink.open(0, {
      secret: SECRET,
      store: (bulk) => log.append(bulk),
      onTrouble: (status) => troubles.push(status),
      clock,
    });
  });
  afterEach(async () => {
    await sink.close();
    writer.close();
    database.close();
  });

  const send = (method: string, path: string, { body = '', secret = SECRET } = {}) =>
    fetch(`http://127.0.0.1:${sink.port}${path}`, {
      method,
      headers: { authorization: `Basic ${Buffer.from(`zeebe:${secret}`).toString('base64')}`, connection: 'close' },
      body,
    });
  const sendBulk = (body: string) => send('POST', '/_bulk', { body });
  const positions = async (partition = 1) => (await log.after(partition, -1)).map(({ position }) => position);

  it.each(['/_index_template/zeebe-record_job', '/_component_template/zeebe-record', '/zeebe-record*/_settings'])(
    'lets the exporter set up %s',
    async (path) => {
      const answer = await send('PUT', path, { body: '{}' });

      expect([answer.status, await answer.json()]).toEqual([200, { acknowledged: true }]);
    },
  );

  it('tells of one trouble once a minute, however often the exporter sends', async () => {
    for (let sent = 0; sent < 3; sent += 1) await send('POST', '/_bulk', { secret: 'another' });
    const first = [...troubles];
    clock.moveTo(60_000);
    await send('POST', '/_bulk', { secret: 'another' });

    expect([first, troubles]).toEqual([[401], [401, 401]]);
  });

  it('stores what it acknowledges', async () => {
    const answer = await sendBulk(bulk(jobLine({ position: 10 }), jobLine({ position: 12 })));

    expect([answer.status, await answer.json()]).toEqual([200, { errors: false, items: [] }]);
    expect(await positions()).toEqual([10, 12]);
  });

  it('keeps every digit of a 64-bit key, and what users wrote as they wrote it', async () => {
    const variables = '{"orderKey":7,"text":"\\u00009007199254740993","far":9007199254740993}';
    await sendBulk(bulk(jobLine({ partition: 4, position: 1, key: '9007199254740993', variables })));

    const [record] = await log.after(4, -1);

    expect(record).toMatchObject({
      key: '9007199254740993',
      value: {
        processInstanceKey: '9007199254740993',
        processDefinitionKey: '2251799813685249',
        customHeaders: { mark: '9007199254740993' },
        variables: { orderKey: 7, text: '\u00009007199254740993', far: 9007199254740992 },
      },
    });
  });

  it('stores what comes twice once, also where the second request begins earlier or ends later', async () => {
    await sendBulk(bulk(jobLine({ position: 10 }), jobLine({ position: 11 })));
    await sendBulk(bulk(jobLine({ position: 10 }), jobLine({ position: 11 })));
    await sendBulk(bulk(jobLine({ position: 9 }), jobLine({ position: 11 }), jobLine({ position: 12 })));

    expect(await positions()).toEqual([10, 11, 12]);
  });

  it('stores what two nodes were told once', async () => {
    const other = new RecordLog(new SqliteStores({ database, writer, folder: '' }));
    await log.append({ records: [], runs: [] });

    await sendBulk(bulk(jobLine({ position: 1 }), jobLine({ position: 2 })));
    await other.append({ records: await log.after(1, -1), runs: [] });
    await sendBulk(bulk(jobLine({ position: 2 }), jobLine({ position: 3 })));

    expect(await positions()).toEqual([1, 2, 3]);
  });

  it('refuses what tells something else under a position that is stored: a broker that was set back', async () => {
    await sendBulk(bulk(jobLine({ position: 10 }), jobLine({ position: 12 }), jobLine({ position: 15 })));
    const other = jobLine({ position: 12, key: '2251799813685300' });

    const answer = await sendBulk(bulk(jobLine({ position: 11 }), other, jobLine({ position: 16 })));

    expect([answer.status, JSON.stringify(await answer.json())]).toEqual([
      503,
      expect.stringContaining('RECORDS_CONTRADICT'),
    ]);
    expect(await positions()).toEqual([10, 12, 15]);
  });

  it('knows the highest key that a partition has given out; those of definitions are of partition 1', async () => {
    await sendBulk(
      bulk(
        jobLine({ partition: 2, position: 1, key: '4503599627370500' }),
        jobLine({ partition: 2, position: 2, key: '4503599627370499' }),
        jobLine({ partition: 2, position: 3, key: '2251799813685249' }),
      ),
    );

    expect([await log.highestKey(1), await log.highestKey(2)]).toEqual([0n, 4503599627370500n]);
  });

  it('keeps the order of each partition, whatever the order between them', async () => {
    await sendBulk(bulk(jobLine({ partition: 2, position: 5 }), jobLine({ position: 3 })));
    await sendBulk(bulk(jobLine({ position: 4 }), jobLine({ partition: 2, position: 6 })));

    expect([await positions(1), await positions(2)]).toEqual([
      [3, 4],
      [5, 6],
    ]);
  });

  it('leaves out commands, rejections and kinds of records that nobody reads', async () => {
    const command = jobLine({ position: 2 }).replace('"EVENT"', '"COMMAND"');
    const unknown = jobLine({ position: 3 }).replace('"valueType":"JOB"', '"valueType":"CHECKPOINT"');

    await sendBulk(bulk(jobLine({ position: 1 }), command, unknown));

    expect(await positions()).toEqual([1]);
  });

  it('lets nobody in who does not know the secret', async () => {
    const answer = await send('POST', '/_bulk', { body: bulk(jobLine({ position: 1 })), secret: 'another secret' });

    expect(answer.status).toBe(401);
    expect(await positions()).toEqual([]);
    expect(troubles).toEqual([401]);
  });

  it('refuses a body that is larger than an exporter sends', async () => {
    const answer = await sendBulk('x'.repeat(33 * 1024 * 1024));

    expect(answer.status).toBe(413);
  });

  it.each([
    ['text that is no JSON', bulk('{'), 'line 4'],
    ['a record without a position', bulk('{"partitionId":1}'), 'position'],
    ['an action without its document', '{"index":{}}\n', 'without its document'],
    ['another action', '{"delete":{}}\n{}\n', 'index action'],
  ])('refuses %s and stores nothing of it', async (_what, body, expected) => {
    const answer = await sendBulk(bulk(jobLine({ position: 1 })) + body);

    expect(answer.status).toBe(400);
    expect(JSON.stringify(await answer.json())).toContain(expected);
    expect(await positions()).toEqual([]);
  });

  it('answers nothing else of Elasticsearch', async () => {
    const answer = await send('PUT', '/index/_doc/1', { body: '{}' });

    expect(answer.status).toBe(404);
  });

  it('says that it cannot take records while they cannot be stored', async () => {
    writer.close();
    database.close();

    const answer = await sendBulk(bulk(jobLine({ position: 1 })));

    expect(answer.status).toBe(503);
    database = openMemoryDatabase(0);
    writer = new GroupCommitWriter(database);
  });

  it('closes in the midst of a request although the exporter goes on sending over its connection', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    let closed: Promise<void> | undefined;
    const busy = await RecordSink.open(0, {
      secret: SECRET,
      store: () => {
        closed ??= busy.close();
        return Promise.resolve();
      },
      onTrouble: (status) => troubles.push(status),
      clock,
    });
    const { port } = busy;
    const authorization = `Basic ${Buffer.from(`zeebe:${SECRET}`).toString('base64')}`;
    const sent = () =>
      new Promise((resolve, reject) => {
        const options = { port, agent, path: '/_bulk', method: 'POST', headers: { authorization } };
        const sending = request(options, (answer) => answer.resume().once('end', resolve));
        sending.once('error', reject).end();
      });

    const exporting = async () => {
      for (let times = 0; times < 100; times += 1) await sent();
    };

    await expect(exporting()).rejects.toThrow('ECONNREFUSED');
    await closed;
  });
});
