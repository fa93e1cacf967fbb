import type { Role } from '../contract/session.js';
import { DomainError } from '../domain/errors.js';
import type { PersonDocument, TaskDocument } from '../stores/documents.js';
import type { Actor } from './actor.js';
import { completeTask } from './completeTask.js';
import type { Needs } from './needs.js';

/** What somebody writes into the form of a task, by the task's element id; undefined: the task is left alone. */
export type Answers = (task: TaskDocument) => Record<string, string | boolean | readonly string[]> | undefined;

type StaffNeeds = Pick<Needs, 'stores' | 'clock' | 'relay' | 'engine' | 'changes'>;

/** The people of the county, playing their part: for the demo's past and for a replay. */
export class Staff {
  readonly #needs: StaffNeeds;
  readonly #seeTasks: () => Promise<void>;
  readonly #people: readonly PersonDocument[];

  constructor(needs: StaffNeeds, people: readonly PersonDocument[]) {
    // They look at their tasks before they work, so they need not wait afterwards for what the others see.
    this.#needs = { ...needs, engine: { ...needs.engine, caughtUp: () => Promise.resolve() } };
    this.#seeTasks = () => needs.engine.caughtUp();
    this.#people = people;
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

  async #openTasks(caseId: string): Promise<TaskDocument[]> {
    const { stores } = this.#needs;
    await this.#seeTasks();
    const view = await stores.collection('caseViews').get(caseId);
    const tasks = await stores.collection('tasks').find({ where: { id: { in: view?.openTasks ?? [] } } });
    return tasks.filter(({ state }) => state === 'open');
  }

  /** @throws DomainError NOT_FOUND where nobody in the organisation has the role */
  actor(organisation: string, role: Role): Actor {
    const person = this.#people.find((one) => one.organisation === organisation && one.roles.includes(role));
    if (!person) throw new DomainError('NOT_FOUND', { kind: 'person', key: `${organisation}/${role}` });
    return actorOf(person);
  }

  /** Somebody who may do the task; undefined where the demo has nobody there. */
  #actorFor({ organisations }: TaskDocument): Actor | undefined {
    for (const group of organisations) {
      const [organisation, role] = group.split('/');
      const person = this.#people.find(
        (one) => one.organisation === organisation && (role === undefined || one.roles.includes(role)),
      );
      if (person) return actorOf(person);
    }
    return undefined;
  }
}

const actorOf = ({ id, name, organisation, roles }: PersonDocument): Actor => ({
  id,
  name,
  organisation,
  roles: roles as readonly Role[],
});
