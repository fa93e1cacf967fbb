import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import { LiveEvent } from '../../service/contract/liveEvent.js';
import { type Office, openOffice, PASSWORD } from '../builders/office.js';

let office: Office;
let server: Server;
let address: string;

beforeAll(async () => {
  office = await openOffice();
  server = createServer(office.app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  address = `http://127.0.0.1:${at !== null && typeof at === 'object' ? at.port : ''}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await office.close();
});

async function cookieOf(name: string): Promise<string> {
  const answer = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name, password: PASSWORD }),
  });
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

/** The stream of somebody, and what has come of it so far once it holds `mark`. */
async function listen(name: string) {
  const gone = new AbortController();
  const answer = await fetch(`${address}/api/events`, {
    headers: { Cookie: await cookieOf(name) },
    signal: gone.signal,
  });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    answer,
    async until(mark: string): Promise<string> {
      while (!text.includes(mark)) {
        const next = await reader?.read();
        if (!next || next.done) throw new Error(`the stream ended with ${text}`);
        text += next.value;
      }
      return text;
    },
    leave: () => gone.abort(),
  };
}

describe('the stream of changes', () => {
  it('is an event stream that no cache keeps, and says when to come back', async () => {
    const stream = await listen('ducha');

    expect(stream.answer.headers.get('content-type')).toContain('text/event-stream');
    expect(stream.answer.headers.get('cache-control')).toBe('no-store');
    expect(await stream.until('retry')).toContain('retry: 3000\n\n');
    stream.leave();
  });

  it('tells everybody who listens of a case that was reported', async () => {
    const streams = await Promise.all(['ducha', 'chengguan'].map(listen));

    const resident = await office.as();
    await resident.post('/reports', { text: '井盖不见了', itemId: 'manhole-missing', gridId: 'beimen-1' });
    await office.quiet();

    const [state] = await office.needs.stores.collection('cases').find({ where: {} });
    for (const stream of streams) {
      const text = await stream.until('event: change');
      const [data = ''] = /(?<=event: change\ndata: ).*/.exec(await stream.until('}\n\n').then(() => text)) ?? [];
      expect(LiveEvent.parse(JSON.parse(data))).toMatchObject({ caseId: state?.id });
      stream.leave();
    }
  });

  it('beats while nothing happens, so that no proxy takes it for dead', async () => {
    const stream = await listen('ducha');
    await stream.until('retry');

    await office.advance(26_000);

    expect(await stream.until('still here')).toContain(': still here\n\n');
    stream.leave();
  });

  it('is for the office', async () => {
    expect((await fetch(`${address}/api/events`)).status).toBe(401);
    const resident = await fetch(`${address}/api/events`, { headers: { Cookie: await cookieOf('jumin') } });
    expect(resident.status).toBe(403);
  });
});
