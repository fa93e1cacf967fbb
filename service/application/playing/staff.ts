import type { Role } from '../../contract/session.js';
import { DomainError } from '../../domain/errors.js';
import type { PersonDocument } from '../../stores/documents/person.js';
import type { TaskDocument } from '../../stores/documents/task.js';
import type { Actor } from '../people/actor.js';
import { completeTask } from '../tasks/completeTask.js';
import type { Needs } from '../needs.js';
import { mayWorkOn } from '../policies/task.js';

/** What somebody writes into the form of a task, by the task's element id; undefined: the task is left alone. */
export type Answers = (task: TaskDocument) => Record<string, string | boolean | readonly string[]> | undefined;

type StaffNeeds = Pick<Needs, 'stores' | 'clock' | 'relay' | 'engine' | 'changes'>;

interface Troupe {
  people: readonly PersonDocument[];
  /** Answers when all that follows from what was done has been done, and people see it. */
  quiet: () => Promise<void>;
}

/** The people of the county, playing their part: for the demo's past and for a replay. */
export class Staff {
  readonly #needs: StaffNeeds;
  readonly #quiet: () => Promise<void>;
  readonly #actors: readonly Actor[];

  constructor(needs: StaffNeeds, { people, quiet }: Troupe) {
    // They look at their tasks before they work, so they need not wait afterwards for what the others see.
    this.#needs = { ...needs, engine: { ...needs.engine, caughtUp: () => Promise.resolve() } };
    this.#quiet = quiet;
    this.#actors = people.map(actorOf);
  }

  /** Does every open task of a case that there is an answer for, one after the other, and those that come of it. */
  async work(caseId: string, answers: Answers): Promise<void> {
    const seen = new Set<string>();
    for (let isNew = true; isNew; ) {
      isNew = false;
      for (const task of await this.#openTasks(caseId)) {
        const [variables, actor] = seen.has(task.id) ? [] : [answers(task), this.#actorFor(task)];
        seen.add(task.id);
        if (!variables || !actor) continue;
        await completeTask(this.#needs)(actor, { key: task.id, variables });
        isNew = true;
      }
    }
  }

  /** What waits for somebody at an element of the diagram, and who may do it; undefined where there is none. */
  async openTask(caseId: string, element: string): Promise<{ task: TaskDocument; actor: Actor } | undefined> {
    const task = (await this.#openTasks(caseId)).find((one) => one.element === element);
    const actor = task && this.#actorFor(task);
    return task && actor && { task, actor };
  }

  async #openTasks(caseId: string): Promise<TaskDocument[]> {
    const { stores } = this.#needs;
    await this.#quiet();
    const view = await stores.collection('caseViews').get(caseId);
    const tasks = await stores.collection('tasks').find({ where: { id: { in: view?.openTasks ?? [] } } });
    return tasks.filter(({ state }) => state === 'open');
  }

  /** @throws DomainError NOT_FOUND where nobody in the organisation has the role */
  actor(organisation: string, role: Role): Actor {
    const actor = this.#actors.find((one) => one.organisation === organisation && one.roles.includes(role));
    if (!actor) throw new DomainError('NOT_FOUND', { kind: 'person', key: `${organisation}/${role}` });
    return actor;
  }

  /** Somebody who may do the task; undefined where the demo has nobody there. */
  #actorFor(task: TaskDocument): Actor | undefined {
    return this.#actors.find((actor) => mayWorkOn(actor, task));
  }
}

const actorOf = ({ id, name, organisation, roles }: PersonDocument): Actor => ({
  id,
  name,
  organisation,
  roles: roles as readonly Role[],
});
