import { organisationIn } from '../../domain/candidateGroup.js';
import type { People } from '../../contract/session.js';
import type { Actor } from '../people/actor.js';
import { allow } from '../people/allow.js';
import { openTask } from './changeTask.js';
import type { Needs } from '../needs.js';
import { mayAssign, mayWorkOn } from '../policies/task.js';
import { actorOf } from '../people/session.js';

/** Whom a task may be assigned to: everybody who stands for one of its groups. */
export const listAssignable =
  (needs: Pick<Needs, 'stores'>) =>
  async (actor: Actor, { key }: { key: string }): Promise<People> => {
    const task = await openTask(needs, key);
    allow(mayAssign(actor, task), 'assign');
    const organisations = [...new Set(task.organisations.map(organisationIn))];
    const people = await needs.stores.collection('people').find({ where: { organisation: { in: organisations } } });
    const able = people.map(actorOf).filter((person) => mayWorkOn(person, task));
    return { items: able.map(({ id, name, roles }) => ({ id, name, roles: [...roles] })) };
  };
