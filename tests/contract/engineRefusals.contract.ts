import { beforeEach, describe, expect, it } from '@jest/globals';
import { bpmn, flow } from '../builders/diagram.js';
import type { SharedEngine } from './sharedEngine.js';

const refusal = (code: string, reason: string) => ({ code, facts: { reason: expect.stringContaining(reason) } });
/** A key that the first partition will have, some day. */
const NEVER = '2251799899999999';
const anError = { code: 'E', message: '', variables: {} };

/** What every adapter refuses, in the words of the broker. */
export function engineRefusalsContract(sharedEngine: () => SharedEngine): void {
  let shared: SharedEngine;
  beforeEach(() => {
    shared = sharedEngine();
  });
  describe('refusals', () => {
    it('starts no process, and no version of one, that is not there', async () => {
      const { engine, id } = shared;
      await expect(shared.start()).rejects.toMatchObject(
        refusal('ENGINE_NOT_FOUND', `Expected to find process definition with process ID '${id}', but none found`),
      );
      await shared.deploy(shared.oneTask());

      await expect(engine.createInstance({ bpmnProcessId: id, version: 9, variables: {} })).rejects.toMatchObject(
        refusal(
          'ENGINE_NOT_FOUND',
          `Expected to find process definition with process ID '${id}' and version '9', but none found`,
        ),
      );
    });

    it('starts no process by hand that only a message starts', async () => {
      const begin = '<startEvent id="s"><messageEventDefinition messageRef="m"/></startEvent>';
      const root = `<message id="m" name="${shared.id}"/>`;
      await shared.deploy(bpmn(`${begin}${shared.task()}${flow('s -> a')}`, { id: shared.id, root }));

      await expect(shared.start()).rejects.toMatchObject(
        refusal(
          'ENGINE_INVALID_STATE',
          'Expected to create instance of process with none start event, but there is no such event',
        ),
      );
    });

    it('finds no instance, element, incident or job that is gone', async () => {
      const { engine } = shared;
      const gone: [() => Promise<void>, string][] = [
        [() => engine.cancelInstance(NEVER), 'Expected to cancel a process instance'],
        [() => engine.setVariables(NEVER, {}, { local: false }), 'Expected to update variables for element'],
        [() => engine.resolveIncident(NEVER), 'Expected to resolve incident'],
        [() => engine.completeJob(NEVER, {}), 'Expected to complete job'],
        [() => engine.failJob(NEVER, { retries: 1, message: '' }), 'Expected to fail job'],
        [() => engine.throwError(NEVER, anError), 'Expected to throw an error for job'],
        [() => engine.updateJobRetries(NEVER, 1), 'Expected to update retries for job'],
      ];

      for (const [command, words] of gone) {
        await expect(command()).rejects.toMatchObject(
          refusal('ENGINE_NOT_FOUND', `${words} with key '${NEVER}', but no`),
        );
      }
    });

    it('takes no answer to a job whose error nobody caught, until its incident is resolved', async () => {
      const { engine } = shared;
      await shared.deploy(shared.oneTask());
      await shared.start();
      const job = await shared.openJob();
      await engine.throwError(job, anError);
      const incident = await shared.seen('INCIDENT', 'CREATED');

      const closed = `with key '${job}', but it is in state 'ERROR_THROWN'`;
      for (const [answer, words] of [
        [() => engine.completeJob(job, {}), 'complete job'],
        [() => engine.failJob(job, { retries: 1, message: '' }), 'fail job'],
        [() => engine.throwError(job, anError), 'throw an error for job'],
      ] as const) {
        await expect(answer()).rejects.toMatchObject(refusal('ENGINE_INVALID_STATE', `Expected to ${words} ${closed}`));
      }
      await engine.updateJobRetries(job, 2);
      await engine.resolveIncident(incident.key);
      await engine.completeJob(job, {});
      await shared.ended('ELEMENT_COMPLETED');
    });

    it('takes no number of retries below one', async () => {
      await shared.deploy(shared.oneTask());
      await shared.start();
      const job = await shared.openJob();

      await expect(shared.engine.updateJobRetries(job, -1)).rejects.toMatchObject(
        refusal('ENGINE_INVALID_ARGUMENT', "with a positive amount of retries, but the amount given was '-1'"),
      );
    });

    it('cancels no instance that another one has called', async () => {
      const call = `<callActivity id="c"><extensionElements><zeebe:calledElement processId="${shared.id}"/></extensionElements></callActivity>`;
      const caller = bpmn(`<startEvent id="s"/>${call}${flow('s -> c')}`, { id: `${shared.id}caller` });
      await shared.deploy(shared.oneTask());
      await shared.deploy(caller, 'caller.bpmn');
      const root = await shared.engine.createInstance({ bpmnProcessId: `${shared.id}caller`, variables: {} });
      const { processInstanceKey: called } = (await shared.seen('JOB', 'CREATED')).value;

      await expect(shared.engine.cancelInstance(called)).rejects.toMatchObject(
        refusal(
          'ENGINE_INVALID_STATE',
          `but it is created by a parent process instance. Cancel the root process instance '${root}' instead.`,
        ),
      );
      await shared.engine.cancelInstance(root);
      await shared.ended('ELEMENT_TERMINATED');
    });
  });
}
