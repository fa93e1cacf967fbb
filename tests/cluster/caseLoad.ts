/** Residents who report and departments that acknowledge, and what has to be true of it whatever has failed meanwhile. */
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from '@jest/globals';
import { reportCase } from '../../service/application/cases/reportCase.js';
import { actorOf } from '../../service/application/people/session.js';
import { completeTask } from '../../service/application/tasks/completeTask.js';
import type { Service } from '../../service/compose.js';
import { ReportCase } from '../../service/contract/report.js';
import type { TaskDocument } from '../../service/stores/documents/task.js';
import type { CollectionName } from '../../service/stores/port.js';
import { viewsAtRest } from './views.js';

const report = ReportCase.parse({ text: '井盖不见了', itemId: 'manhole-missing', gridId: 'shuimen-3' });

export class CaseLoad {
  readonly #service: Service;

  constructor(service: Service) {
    this.#service = service;
  }

  collection<N extends CollectionName>(name: N) {
    return this.#service.needs.stores.collection(name);
  }

  /** Reports cases one after the other, and answers their ids. */
  async accept(count: number): Promise<string[]> {
    const ids: string[] = [];
    for (let at = 0; at < count; at += 1) {
      const { code } = await reportCase(this.#service.needs)(null, { report });
      const [state] = await this.collection('cases').find({ where: { code } });
      ids.push(state?.id ?? '');
    }
    return ids;
  }

  /** A department of each case acknowledges it, as soon as it sees the case. */
  async acknowledge(ids: readonly string[]): Promise<void> {
    await Promise.all(
      ids.map(async (id) => {
        await until(async () => (await this.open([id], 'acknowledge')).length > 0);
        const [task] = await this.open([id], 'acknowledge');
        if (task) await this.#finish(task);
      }),
    );
  }

  open(ids: readonly string[], element: string): Promise<TaskDocument[]> {
    return this.collection('tasks').find({ where: { caseId: { in: ids }, element, state: 'open' } });
  }

  /** Answers when each case has come to some department. */
  async seen(ids: readonly string[]): Promise<void> {
    await until(async () => {
      const tasks = await this.collection('tasks').find({ where: { caseId: { in: ids }, element: 'acknowledge' } });
      return new Set(tasks.map(({ caseId }) => caseId)).size === ids.length;
    });
  }

  /**
   * Each case has one process, each of its departments one task; what was acknowledged was so once, whatever was done has one
   * line, no record is missing, and the views are what the records say.
   */
  async expectEachOnce(ids: readonly string[], acknowledged: readonly string[]): Promise<void> {
    for (const id of ids) {
      const roots = await this.collection('instances').find({ where: { caseId: id, parent: null } });
      expect(roots.map(({ processId }) => processId)).toEqual(['whistle']);
    }
    const { needs, projection } = this.#service;
    const before = await viewsAtRest(needs.stores);
    const tasks = await this.collection('tasks').find({ where: { caseId: { in: ids } } });
    const places = tasks.map(({ caseId, element, organisations }) => `${caseId} ${element} ${organisations.join()}`);
    expect(new Set(places).size).toBe(places.length);
    const done = tasks.filter(({ state }) => state === 'completed');
    const acknowledgements = done.filter(({ element }) => element === 'acknowledge');
    expect(casesOf(acknowledgements)).toEqual([...acknowledged].sort());
    const lines = await this.collection('timeline').find({ where: { kind: 'taskDone', caseId: { in: ids } } });
    expect(casesOf(lines)).toEqual(casesOf(done));
    const partitions = await this.collection('exportCounts').find({ where: {} });
    expect(partitions.map(({ missing }) => missing)).toEqual(partitions.map(() => 0));
    await projection.rebuild();
    expect(await viewsAtRest(needs.stores)).toEqual(before);
  }

  async #finish({ id, organisations }: TaskDocument): Promise<void> {
    const organisation = organisations[0]?.split('/')[0] ?? '';
    const [clerk] = await this.collection('people').find({ where: { organisation, roles: { contains: 'clerk' } } });
    if (!clerk) throw new Error(`nobody of ${organisation} acknowledges`);
    await completeTask(this.#service.needs)(actorOf(clerk), { key: id, variables: {} });
  }
}

const casesOf = (about: readonly { caseId: string }[]): string[] => about.map(({ caseId }) => caseId).sort();

/** The time of the test is its end. */
export async function until(what: () => Promise<boolean>): Promise<void> {
  while (!(await what())) await pause(100);
}
