import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../service/application/people/actor.js';
import { claimed } from '../../service/application/tasks/claimTask.js';
import { LiveChanges } from '../../service/application/liveChanges.js';
import type { Clock } from '../../service/domain/clock.js';
import { systemClock } from '../../service/ops/systemClock.js';
import { MongoStores } from '../../service/stores/mongo/mongoStores.js';
import { openTask } from '../contract/openTask.js';
import { Database } from './database.js';

const RACES = 1000;
const SKEW_MS = 120_000;

describe('two nodes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'shaodao-races-'));
  let database: Database;
  let nodes: { stores: MongoStores; clock: Clock; changes: LiveChanges }[];
  beforeAll(async () => {
    database = await Database.start(folder);
    const clocks = [systemClock, { ...systemClock, now: () => systemClock.now() + SKEW_MS }];
    nodes = [];
    for (const clock of clocks) {
      nodes.push({ stores: await MongoStores.open(database.url('races')), clock, changes: new LiveChanges() });
    }
  });
  afterAll(async () => {
    for (const { stores } of nodes) await stores.close();
    await database.kill();
    rmSync(folder, { recursive: true });
  });

  it(`give one task to exactly one of two people, ${RACES} times, with clocks two minutes apart`, async () => {
    const [first] = nodes;
    if (!first) throw new Error('no node is open');
    for (const { id, name, organisation } of people) {
      await first.stores
        .collection('people')
        .insert({ id, login: id, name, organisation, roles: ['clerk'], passwordHash: '' });
    }
    const tasks = first.stores.collection('tasks');
    const outcomes = new Map<string, number>();

    for (let race = 0; race < RACES; race += 1) {
      const { id } = await tasks.insert(openTask(`race-${race}`, { organisations: ['housing'] }));
      const answers = await Promise.allSettled(nodes.map((node, n) => claimed(node, actor(n), id)));
      const holder = (await tasks.get(id))?.claimedBy ?? 'nobody';
      const outcome = answers.map((answer, n) => told(answer, people[n]?.id === holder)).join(', ');
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      await tasks.remove(id);
    }

    const [won, lost] = ['holds it', 'CLAIMED_BY_OTHER'];
    expect([...outcomes.keys()].filter((outcome) => ![`${won}, ${lost}`, `${lost}, ${won}`].includes(outcome))).toEqual(
      [],
    );
    expect([...outcomes.values()].reduce((sum, count) => sum + count, 0)).toBe(RACES);
  });
});

const people: readonly Actor[] = ['li', 'wang'].map((id) => ({
  id,
  name: { zh: id, en: id },
  organisation: 'housing',
  roles: ['clerk'],
}));

function actor(node: number): Actor {
  const person = people[node];
  if (!person) throw new Error(`nobody works on node ${node}`);
  return person;
}

function told(answer: PromiseSettledResult<unknown>, holds: boolean): string {
  if (answer.status === 'fulfilled') return holds ? 'holds it' : 'was told to hold what another holds';
  return answer.reason instanceof Error && 'code' in answer.reason ? String(answer.reason.code) : String(answer.reason);
}
