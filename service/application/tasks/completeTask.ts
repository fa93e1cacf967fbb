import type { CompleteTask } from '../../contract/task.js';
import { organisationIn } from '../../domain/candidateGroup.js';
import type { Case } from '../../domain/case.js';
import { decide } from '../../domain/caseCommand.js';
import type { CaseEvent } from '../../domain/caseEvent.js';
import { DomainError } from '../../domain/errors.js';
import { clockOf } from '../../domain/taskClock.js';
import { inputInvalid } from '../../domain/inputInvalid.js';
import { checkForm } from '../../domain/taskForm.js';
import { isCarriedOut, type MayComeAgain } from '../../domain/keyedRequest.js';
import { ended } from '../../projections/tasks.js';
import type { TaskDocument } from '../../stores/documents/task.js';
import type { Actor } from '../people/actor.js';
import { changeCase, completionOf } from '../cases/changeCase.js';
import { changeTask, openTask } from './changeTask.js';
import { claim, claimed } from './claimTask.js';
import { countyNow } from '../county/county.js';
import type { Needs } from '../needs.js';

type CompleteNeeds = Pick<Needs, 'stores' | 'clock' | 'relay' | 'engine' | 'changes'>;

/**
 * Finishes a task with what its form asked for; who finishes a free task takes it. The case learns of it and the engine
 * is told in one write.
 * @throws DomainError INPUT_INVALID, TASK_GONE, CLAIMED_BY_OTHER, DEPARTMENT_CLEARED, DEPARTMENT_UNKNOWN
 */
export const completeTask =
  (needs: CompleteNeeds) =>
  async (actor: Actor, { key, variables, request }: CompleteTask & MayComeAgain & { key: string }): Promise<void> => {
    if (await isFinished(needs, { key, request })) return;
    const task = await claim(needs, actor, await openTask(needs, key));
    await checkVariables(needs, task, variables);
    if (task.caseId === '') {
      await claimed(needs, actor, key);
      // A process that is about no case, such as one that an administrator tries out: only the engine has to know.
      await needs.engine.completeJob(key, variables);
      await needs.engine.caughtUp();
      return;
    }
    if (typeof variables.to === 'string') await needDepartment(needs, variables.to);
    await finish(needs, { actor, key, caseId: task.caseId, request }, ({ state, task }) => ({
      events: finished({ task, state, variables, by: actor.id }, needs.clock.now()),
      variables,
    }));
  };

/**
 * The claim, the case's events and the completion of the job, in one write where the store can. A second click finds that
 * the job was answered: before the records come back the task still looks open.
 * @throws DomainError TASK_GONE, CLAIMED_BY_OTHER
 */
export async function finish(
  needs: CompleteNeeds,
  { actor, key, caseId, request }: MayComeAgain & { actor: Actor; key: string; caseId: string },
  change: (about: { state: Case; task: TaskDocument }) => {
    events: readonly CaseEvent[];
    variables: Record<string, unknown>;
  },
): Promise<void> {
  await changeCase(needs, { id: caseId, request }, async (state) => {
    if (state.answered.some(({ jobKey }) => jobKey === key)) return { events: [] };
    const open = await openTask(needs, key);
    const task = await claim(needs, actor, open);
    const { events, variables } = change({ state, task });
    return {
      events,
      alongside: task === open ? [] : [{ collection: 'tasks', document: task }],
      ...completionOf(key, variables),
    };
  });
  if (!needs.relay.writeAndTell) await endAnswered(needs, key);
}

/** An answer can be on its way for as long as the engine is away: nobody has to work on its task meanwhile. */
async function endAnswered(needs: CompleteNeeds, key: string): Promise<void> {
  try {
    await changeTask(needs, { key }, (task) => ended(task, 'completed', needs.clock.now()));
  } catch (error) {
    // The engine's record was here first, as it is where the engine answers.
    if (!(error instanceof DomainError) || error.code !== 'TASK_GONE') throw error;
  }
}

/** Whether this very request has finished the task: who asks again may not find it open any more. */
export async function isFinished(
  { stores }: Pick<Needs, 'stores'>,
  { key, request }: MayComeAgain & { key: string },
): Promise<boolean> {
  const task = request && (await stores.collection('tasks').get(key));
  const state = task && (await stores.collection('cases').get(task.caseId));
  return state !== undefined && isCarriedOut(state, request);
}

async function checkVariables({ stores }: CompleteNeeds, task: TaskDocument, variables: CompleteTask['variables']) {
  if (task.formKey === null) return;
  const form = await stores.collection('forms').get(task.formKey);
  const issues = form ? checkForm(form.schema, variables) : [];
  if (issues.length > 0) throw inputInvalid(issues.map((issue) => ({ ...issue, path: `variables.${issue.path}` })));
}

/** @throws DomainError DEPARTMENT_UNKNOWN */
export async function needDepartment(
  needs: Pick<Needs, 'stores' | 'clock' | 'changes'>,
  organisation: string,
): Promise<void> {
  const county = await countyNow(needs);
  if (county.nodes.get(organisation)?.kind !== 'department')
    throw new DomainError('DEPARTMENT_UNKNOWN', { organisation });
}

interface Finished {
  task: TaskDocument;
  state: Case;
  variables: CompleteTask['variables'];
  by: string;
}

function finished({ task, state, variables, by }: Finished, at: number): CaseEvent[] {
  const organisation = organisationIn(task.organisations[0] ?? '');
  const text = ['feedback', 'answer', 'remark', 'reason', 'comment']
    .map((name) => variables[name])
    .filter((words) => typeof words === 'string')
    .join('\n');
  const files = task.feedback.flatMap((feedback) => feedback.files);
  const { name, element } = task;
  const done = decide({ type: 'finishTask', name, organisation, clock: clockOf(element), text, files, by, at }, state);
  const { to, reason } = variables;
  // A department that is sent the case must not be one that a ruling has cleared.
  const ruled =
    typeof to === 'string' && to !== ''
      ? decide({ type: 'rule', to, reason: typeof reason === 'string' ? reason : '', by, at }, state)
      : [];
  return [...done, ...ruled];
}
