import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { ReportReceipt, StoredFile } from '../../service/contract/report.js';
import { type Caller, type Office, openOffice, seen } from '../builders/office.js';

let office: Office;
let resident: Caller;

beforeAll(async () => {
  office = await openOffice();
  resident = await office.as();
});
afterAll(() => office.close());

const report = { text: '井盖被车压歪', gridId: 'dengta-1' };
/** The smallest PNG: one pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('report', () => {
  it.each([
    ['an unknown field', { ...report, colour: 'red' }, 'body.colour', '没有这个字段', 'there is no such field'],
    ['a wrong type', { ...report, peopleAffected: 'many' }, 'body.peopleAffected', '应为数字', 'must be a number'],
    ['a missing text', { gridId: 'dengta-1' }, 'body.text', '必须填写', 'is required'],
    ['a text of blanks', { ...report, text: '  ' }, 'body.text', '至少 2 个字', 'must have at least 2 characters'],
    [
      'too long a text',
      { ...report, text: '长'.repeat(2001) },
      'body.text',
      '最多 2000 个字',
      'must have at most 2000 characters',
    ],
    ['no place', { text: report.text }, 'body.gridId', '请选择网格，或给出位置', 'a grid or a point is needed'],
    [
      'too far north',
      { text: report.text, point: { lat: 91, lng: 1 } },
      'body.point.lat',
      '不能大于 90',
      'must not be more than 90',
    ],
    [
      'an unknown field inside',
      { text: report.text, point: { lat: 1, lng: 1, alt: 1 } },
      'body.point.alt',
      '没有这个字段',
      'there is no such field',
    ],
    [
      'a photo that is no id',
      { ...report, photos: ['a'] },
      'body.photos.0',
      '格式不符，应为 /^[0-9a-f]{64}$/',
      'does not fit /^[0-9a-f]{64}$/',
    ],
  ])('with %s is refused with the path of the field and why in both languages', async (_what, body, path, zh, en) => {
    const answer = await resident.post('/reports', body);

    expect(answer.status).toBe(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ code: 'INPUT_INVALID', issues: [{ path, message: { zh, en } }] });
  });

  it('that is no JSON is refused', async () => {
    const answer = await request(office.app).post('/api/reports').type('json').send('{"text":');

    expect(answer.body).toMatchObject({
      status: 400,
      code: 'INPUT_INVALID',
      issues: [{ path: '', message: { zh: expect.stringMatching(/^内容无法读取/) } }],
    });
  });

  it('from a place in no grid is refused with what to do', async () => {
    const answer = await resident.post('/reports', { text: report.text, point: { lat: 0, lng: 0 } });

    expect(answer.body).toMatchObject({ status: 422, code: 'PLACE_UNKNOWN', detail: { zh: expect.anything() } });
  });

  it('that is sent twice under one key makes one case, also at the same moment', async () => {
    const key = { 'Idempotency-Key': 'phone-1-report-1' };
    const before = await office.needs.stores.collection('cases').count({});

    const answers = await Promise.all([1, 2, 3].map(() => resident.post('/reports', report, key)));

    expect(new Set(answers.map((answer) => seen(ReportReceipt, answer).trackingCode)).size).toBe(1);
    expect(await office.needs.stores.collection('cases').count({})).toBe(before + 1);
  });

  it('under a key that was used for another one is refused', async () => {
    const key = { 'Idempotency-Key': 'phone-2-report-1' };
    await resident.post('/reports', report, key);

    const answer = await resident.post('/reports', { ...report, text: '另一件事' }, key);

    expect(answer.body).toMatchObject({ status: 422, code: 'REQUEST_REUSED' });
  });

  it('cannot be followed by guessing', async () => {
    expect((await resident.get('/reports/0000000000000000')).body).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  });
});

describe('file', () => {
  it('is kept and given back as what it is', async () => {
    const { id, mediaType } = seen(StoredFile, await resident.upload(png, 'photo.jpg'));

    const answer = await resident.get(`/files/${id}`);

    expect([mediaType, answer.headers['content-type']]).toEqual(['image/png', 'image/png']);
    expect(answer.headers['content-security-policy']).toContain('sandbox');
  });

  it('that only says it is a photo is refused', async () => {
    const answer = await resident.upload(Buffer.from('<script>alert(1)</script>'), 'photo.png');

    expect(answer.body).toMatchObject({ status: 415, code: 'FILE_KIND_REFUSED' });
  });

  it('of 30 MB is refused with the limit', async () => {
    const answer = await resident.upload(Buffer.concat([png, Buffer.alloc(30 * 1024 * 1024)]), 'photo.png');

    expect(answer.body).toMatchObject({ status: 413, code: 'FILE_TOO_LARGE', facts: { limitBytes: 10_485_760 } });
  });
});

describe('file that says how long it is', () => {
  it('is refused where that is too much, before it has been sent', async () => {
    // given
    const server = office.app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1'); // it listens on a port
    const head = ['POST /api/files HTTP/1.1', 'Host: office', 'Content-Type: multipart/form-data; boundary=b'];

    // when
    socket.write([...head, `Content-Length: ${30 * 1024 * 1024}`, '', '--b', ''].join('\r\n'));
    const answer = await text(socket); // ends where the service closes the connection

    // then
    expect(answer).toMatch(/^HTTP\/1.1 413 [^]*"code":"FILE_TOO_LARGE"[^]*上限 10 MB/);
    server.close();
  });
});

describe('service', () => {
  it('answers an unknown address with a problem', async () => {
    expect((await resident.get('/nothing')).body).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  });

  it('says that it is alive, ready, and how it does', async () => {
    const [live, ready, metrics] = await Promise.all(
      ['/health/live', '/health/ready', '/metrics'].map((path) => request(office.app).get(path)),
    );

    expect([live?.status, ready?.body]).toEqual([200, { ok: true, problems: [], warnings: [] }]);
    expect(metrics?.text).toContain('shaodao_http_request_seconds');
  });

  it('shows its document and a page to try it, with no script from elsewhere', async () => {
    expect((await resident.get('/openapi.json')).body).toMatchObject({ openapi: '3.1.0' });
    const page = await resident.get('/docs');
    expect(page.text).toContain('<script src="/api/docs.js">');
    expect(page.headers['content-security-policy']).toContain("script-src 'self'");
  });
});
