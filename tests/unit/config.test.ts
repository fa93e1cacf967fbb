import { describe, expect, it } from '@jest/globals';
import { readConfig } from '../../service/config.js';

describe('configuration', () => {
  it('needs nothing set: embedded engine, SQLite, ./data, port 8080', () => {
    const embedded = {
      data: './data',
      port: 8080,
      engine: 'embedded',
      store: 'sqlite',
      metricsToken: null,
      proxy: 'loopback',
    };

    expect(readConfig({})).toEqual(embedded);
  });

  it('takes a variable that is set to nothing as not set', () => {
    expect(readConfig({ SHAODAO_PORT: '', SHAODAO_DATA: '' })).toMatchObject({ data: './data', port: 8080 });
  });

  it.each([
    ['SHAODAO_PORT', 'eighty', 'a number from 0 to 65535 (0: any free port)'],
    ['SHAODAO_PORT', '99999', 'a number from 0 to 65535 (0: any free port)'],
    ['SHAODAO_ENGINE', 'camunda', 'embedded or zeebe'],
    ['SHAODAO_STORE', 'postgres', 'sqlite or mongo'],
    ['SHAODAO_PROXY', 'nginx', expect.stringContaining('loopback, uniquelocal')],
    ['SHAODAO_PROXY', '10.1.2.3,', expect.stringContaining('loopback, uniquelocal')],
  ])('refuses %s=%s and says what is expected', (name, value, expected) => {
    expect(() => readConfig({ [name]: value })).toThrow(
      expect.objectContaining({ code: 'SETTING_INVALID', facts: { name, value, expected } }),
    );
  });

  it.each([
    [{ SHAODAO_METRICS_TOKEN: 'short' }, '***'],
    [
      {
        SHAODAO_ENGINE: 'zeebe',
        SHAODAO_ZEEBE_GATEWAY: 'broker:26500',
        SHAODAO_ZEEBE_RECORDS_SECRET: 'short',
      },
      '***',
    ],
    [{ SHAODAO_STORE: 'mongo', SHAODAO_MONGO_URL: 'mongodb://user:pass@host:27017' }, 'mongodb://***@host:27017'],
  ])('refuses %j without repeating the secret', (settings, value) => {
    expect(() => readConfig(settings)).toThrow(
      expect.objectContaining({ code: 'SETTING_INVALID', facts: expect.objectContaining({ value }) }),
    );
  });

  it.each(['loopback', 'uniquelocal', '10.1.2.3', '10.1.0.0/16,::1'])('believes the proxy %s', (proxy) => {
    expect(readConfig({ SHAODAO_PROXY: proxy }).proxy).toBe(proxy);
  });

  it('reads where the broker is', () => {
    const settings = {
      SHAODAO_ENGINE: 'zeebe',
      SHAODAO_ZEEBE_GATEWAY: 'broker:26500',
      SHAODAO_ZEEBE_RECORDS_SECRET: 'sixteen-or-more-of-them',
    };

    expect(readConfig(settings).engine).toEqual({
      gateway: 'broker:26500',
      recordsPort: 9200,
      recordsSecret: 'sixteen-or-more-of-them',
    });
  });

  it.each([
    ['SHAODAO_ZEEBE_GATEWAY', undefined, /^host:port of the Zeebe broker/],
    ['SHAODAO_ZEEBE_GATEWAY', 'http://broker:26500', /^host:port of the Zeebe broker/],
    ['SHAODAO_ZEEBE_GATEWAY', 'broker:99999', /^host:port of the Zeebe broker/],
    ['SHAODAO_ZEEBE_RECORDS_SECRET', undefined, /^16 characters or more/],
    ['SHAODAO_ZEEBE_RECORDS_PORT', '70000', /^a number from 0 to 65535/],
  ])('refuses the broker engine with %s=%s', (name, value, expected) => {
    const settings = {
      SHAODAO_ENGINE: 'zeebe',
      SHAODAO_ZEEBE_GATEWAY: 'broker:26500',
      SHAODAO_ZEEBE_RECORDS_SECRET: 'sixteen-or-more-of-them',
      [name]: value,
    };

    expect(() => readConfig(settings)).toThrow(
      expect.objectContaining({
        code: 'SETTING_INVALID',
        facts: { name, value: value ?? null, expected: expect.stringMatching(expected) },
      }),
    );
  });

  it.each([
    'mongodb://localhost:27017/shaodao',
    'mongodb://user:secret@a:27017,b:27017/shaodao?replicaSet=rs0',
    'mongodb+srv://cluster.example/shaodao',
  ])('takes %s for the database', (url) => {
    expect(readConfig({ SHAODAO_STORE: 'mongo', SHAODAO_MONGO_URL: url }).store).toEqual({ url });
  });

  it.each([undefined, 'localhost:27017', 'mongodb://localhost:27017', 'mongodb://localhost:27017/?replicaSet=rs0'])(
    'refuses SHAODAO_MONGO_URL=%s',
    (url) => {
      const name = 'SHAODAO_MONGO_URL';

      expect(() => readConfig({ SHAODAO_STORE: 'mongo', [name]: url })).toThrow(
        expect.objectContaining({
          code: 'SETTING_INVALID',
          facts: { name, value: url ?? null, expected: expect.stringMatching(/^mongodb:\/\/host:27017\/database/) },
        }),
      );
    },
  );
});
