import { CaseList, CaseView } from '../../service/contract/case.js';
import { TaskList } from '../../service/contract/task.js';
import { type Caller, type Office, openOffice, seen } from './office.js';

/** An office with a case that was whistled to one department, and everybody who has to do with it. */
export interface Whistled {
  office: Office;
  /** The department's. */
  clerk: Caller;
  lead: Caller;
  supervisor: Caller;
  caseId: string;
  loginOf(organisation: string, role: string): Promise<string>;
  /** Finishes the task that somebody sees at an element, and lets the diagram go on. */
  complete(caller: Caller, element: string, variables?: object): Promise<void>;
  /** The case as its page shows it, to the supervisor where nobody is named. */
  view(by?: Caller): Promise<CaseView>;
}

export async function openWhistled(): Promise<Whistled> {
  const office = await openOffice();
  const item = (await office.needs.stores.collection('catalogues').find({ where: {} }))
    .flatMap(({ items }) => items)
    .find(({ level, department }) => level === 'department' && department === 'urban-management');
  const report = { text: '这里有人乱设摊点', itemId: item?.id, gridId: 'dengta-1' };
  await (await office.as()).post('/reports', report);
  await office.quiet();
  const loginOf = async (organisation: string, role: string) => {
    const where = { organisation, roles: { contains: role } };
    const [person] = await office.needs.stores.collection('people').find({ where });
    if (!person) throw new Error(`nobody is ${role} of ${organisation}`);
    return person.login;
  };
  const supervisor = await office.as('ducha');
  const caseId = seen(CaseList, await supervisor.get('/cases')).items[0]?.id ?? '';
  return {
    office,
    clerk: await office.as(await loginOf('urban-management', 'clerk')),
    lead: await office.as(await loginOf('urban-management', 'lead')),
    supervisor,
    caseId,
    loginOf,
    async complete(caller, element, variables = {}) {
      const { status, text } = await caller.post(`/tasks/${await keyOf(caller, element)}/complete`, { variables });
      if (status !== 204 || text !== '') throw new Error(`${element}: ${status} ${text}`);
      await office.quiet();
    },
    view: async (by = supervisor) => seen(CaseView, await by.get(`/cases/${caseId}`)),
  };
}

/** The task at an element of the diagram that somebody sees. */
export async function keyOf(caller: Caller, element: string): Promise<string> {
  const { items } = seen(TaskList, await caller.get('/tasks?scope=all'));
  const task = items.find((row) => row.element === element);
  if (!task) throw new Error(`no ${element} among ${items.map((row) => row.element).join()}`);
  return task.key;
}
