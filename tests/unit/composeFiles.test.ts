import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { readConfig } from '../../service/config.js';
import { type ComposeFile, composeFile } from './composeSchema.js';

const files = readdirSync('.').filter((name) => /^docker-compose.*\.yml$/.test(name));
const secret = 'sixteen-or-more-of-them';

const read = (name: string): ComposeFile =>
  composeFile.parse(parse(readFileSync(name, 'utf8').replaceAll(/\$\{\w+:\?[^}]*\}/g, secret), { merge: true }));
const cluster = read('docker-compose.yml');
const small = read('docker-compose.small.yml');
const single = read('docker-compose.single.yml');

const nodes = ['shaodao-1', 'shaodao-2'];
const lasting = Object.entries({ ...cluster.services, ...single.services }).filter(([name]) => name !== 'mongo-set');
const environmentOf = ({ services }: ComposeFile, name: string) => services[name]?.environment ?? {};

describe('compose files', () => {
  it.each(files)('%s keeps the compose specification', (name) => {
    expect(() => read(name)).not.toThrow();
  });

  it.each(nodes)('give %s settings that the service takes: broker and database', (name) => {
    const config = readConfig(environmentOf(cluster, name));

    expect(config).toMatchObject({
      engine: { gateway: 'zeebe:26500', recordsPort: 9200, recordsSecret: secret },
      store: { url: 'mongodb://mongo-0:27017,mongo-1:27017,mongo-2:27017/shaodao?replicaSet=shaodao' },
    });
  });

  it.each(nodes)('give %s on a small machine settings that the service takes', (name) => {
    const config = readConfig({ ...environmentOf(cluster, name), ...environmentOf(small, name) });

    expect(config.store).toEqual({ url: 'mongodb://mongo-0:27017/shaodao?replicaSet=shaodao' });
  });

  it('set nothing that the service does not read', () => {
    const known = new Set(readFileSync('service/config.ts', 'utf8').match(/SHAODAO_\w+/g));
    const set = [cluster, small, single].flatMap((file) =>
      Object.keys(file.services).flatMap((name) => Object.keys(environmentOf(file, name))),
    );

    expect(set.filter((name) => name.startsWith('SHAODAO_') && !known.has(name))).toEqual([]);
  });

  it('send the records at once where the service takes them, with its password', () => {
    const { SHAODAO_ZEEBE_RECORDS_PORT: port } = environmentOf(cluster, 'shaodao-1');
    const exporter = 'ZEEBE_BROKER_EXPORTERS_ELASTICSEARCH_ARGS';
    const proxy = readFileSync('docker/proxy.conf', 'utf8');

    for (const name of ['zeebe-0', 'zeebe-1', 'zeebe-2']) {
      expect(environmentOf(cluster, name)).toMatchObject({
        [`${exporter}_URL`]: `http://proxy:${port}`,
        [`${exporter}_AUTHENTICATION_USERNAME`]: 'zeebe',
        [`${exporter}_AUTHENTICATION_PASSWORD`]: secret,
        [`${exporter}_BULK_DELAY`]: '0',
      });
    }
    for (const name of nodes) expect(proxy).toContain(`server ${name}:${port} `);
    expect(proxy).toContain(`listen ${port};`);
  });

  it('keep each partition on all three brokers, and are one broker where the machine is small', () => {
    const [large, one] = [cluster, small].map((file) => environmentOf(file, 'zeebe-0'));

    expect(large).toMatchObject({
      ZEEBE_BROKER_CLUSTER_CLUSTERSIZE: '3',
      ZEEBE_BROKER_CLUSTER_REPLICATIONFACTOR: '3',
      ZEEBE_BROKER_CLUSTER_PARTITIONSCOUNT: '3',
    });
    expect(one).toMatchObject({ ZEEBE_BROKER_CLUSTER_CLUSTERSIZE: '1', ZEEBE_BROKER_CLUSTER_REPLICATIONFACTOR: '1' });
    expect(one).not.toHaveProperty('ZEEBE_BROKER_CLUSTER_PARTITIONSCOUNT');
  });

  it.each(lasting)('%s says whether it is well, comes back, and has an end to what it takes', (_name, service) => {
    expect(service).toMatchObject({ healthcheck: { test: expect.anything() }, restart: expect.anything() });
    expect(service.deploy?.resources.limits ?? service.mem_limit).toBeDefined();
  });

  it('name what they depend on and what they mount, and no image of no version', () => {
    for (const { services, volumes = {} } of [cluster, single]) {
      for (const { depends_on = [], volumes: mounted = [], image } of Object.values(services)) {
        const needed = Array.isArray(depends_on) ? depends_on : Object.keys(depends_on);
        expect(needed.filter((name) => !(name in services))).toEqual([]);
        const named = mounted.map((mount) => mount.split(':')[0] ?? '').filter((source) => /^\w/.test(source));
        expect(named.filter((name) => !(name in volumes))).toEqual([]);
        if (image !== undefined && image !== 'shaodao') expect(image).toMatch(/:\d+\.\d+/);
      }
    }
  });

  it('open nothing but the pages to the outside', () => {
    const open = Object.entries(cluster.services).flatMap(([name, { ports = [] }]) =>
      ports.map((port) => [name, port]),
    );

    expect(open).toEqual([['proxy', '8080:8080']]);
  });
});
