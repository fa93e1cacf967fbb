import type { GroupCommitWriter } from '../../stores/sqlite/writer.js';
import type { Clock } from '../../domain/clock.js';
import type { Engine, JobWorker, Message, Positions, Subscription } from '../port.js';
import type { AnyRecord, Variables } from '../records.js';
import { broadcastSignal } from './correlation/broadcastSignal.js';
import { answerJob } from './commands/answerJob.js';
import { deploy } from './commands/deploy.js';
import { cancelInstance, createInstance, setVariables } from './commands/instanceCommands.js';
import { updateJobRetries } from './commands/jobCommands.js';
import { checkMigration, migrateInstance } from './commands/migrateInstance.js';
import { modifyInstance } from './commands/modifyInstance.js';
import { publish } from './commands/publish.js';
import { readResources } from './commands/readResources.js';
import { resolveIncident } from './commands/resolveIncident.js';
import { resume, suspend } from './commands/suspend.js';
import { EngineState } from './state/engineState.js';
import { keyOf, variablesOf } from './moves/input.js';
import { JobDispatcher } from './jobDispatcher.js';
import { keyText } from './state/key.js';
import { RecordFeed } from './records/recordFeed.js';
import { Timekeeper } from './timing/timekeeper.js';
import { TurnTaker } from './turnTaker.js';

export interface EmbeddedEngineNeeds {
  /** The database's only writer, shared with the stores. */
  readonly writer: GroupCommitWriter;
  readonly clock: Clock;
}

/** What the embedded engine can be asked beyond the port. */
export interface EmbeddedEngine extends Engine {
  /** Answers when nothing is left to do until the clock moves or somebody commands: for simulation and replay. */
  idle(): Promise<void>;
  /** The same, and the subscribers have been handed all of it. */
  quiet(): Promise<void>;
  /** Commands for a unit of the writer that writes more in one transaction; one that throws takes the whole unit back. */
  readonly withinUnit: {
    publishMessage(message: Message): void;
    completeJob(jobKey: string, variables: Variables): void;
  };
}

/** The engine in this process, over SQLite. What was due while nobody ran it happens now. */
export async function openEmbeddedEngine({ writer, clock }: EmbeddedEngineNeeds): Promise<EmbeddedEngine> {
  const state = new EngineState(writer.guarded);
  await state.definitions.load();
  await writer.write(() => state.journal.recover());
  const turns = new TurnTaker({ state, writer, clock });
  const feed = new RecordFeed({ log: state.log, writer, clock });
  const timekeeper = new Timekeeper({ state, turns, clock, writer });
  const dispatcher = new JobDispatcher({ state, turns, writer, clock, timekeeper });
  const idle = async () => {
    do {
      await turns.idle();
      await dispatcher.idle();
    } while (timekeeper.isDue() || turns.isBusy() || dispatcher.isBusy());
  };
  timekeeper.start();
  turns.carryOn();
  return {
    abilities: { modifyInstance: true, checkModification: true, migrateInstance: true, suspendInstance: true },
    async deploy(resources) {
      const read = await readResources(resources);
      const deployed = await turns.take((turn) => deploy(turn, read));
      return deployed.map(({ bpmnProcessId, version, key, resourceName }) => ({
        bpmnProcessId,
        version,
        processDefinitionKey: keyText(key),
        resourceName,
      }));
    },
    async createInstance({ variables, ...start }) {
      const given = { ...start, variables: variablesOf(variables) };
      return keyText(await turns.take((turn) => createInstance(turn, given)));
    },
    async publishMessage({ variables, ...message }) {
      const given = { ...message, variables: variablesOf(variables) };
      await turns.take((turn) => publish(turn, given));
    },
    async broadcastSignal({ name, variables }) {
      const given = { name, variables: variablesOf(variables) };
      await turns.take((turn) => broadcastSignal(turn, given));
    },
    async completeJob(jobKey, variables) {
      const given = variablesOf(variables);
      await turns.take((turn) => answerJob(turn, keyOf(jobKey, 'job'), { complete: given }));
    },
    async failJob(jobKey, { variables = {}, ...failure }) {
      const given = { ...failure, variables: variablesOf(variables) };
      await turns.take((turn) => answerJob(turn, keyOf(jobKey, 'job'), { fail: given }));
    },
    async throwError(jobKey, { variables, ...error }) {
      const given = { ...error, variables: variablesOf(variables) };
      await turns.take((turn) => answerJob(turn, keyOf(jobKey, 'job'), { throwError: given }));
    },
    async updateJobRetries(jobKey, retries) {
      await turns.take((turn) => updateJobRetries(turn, keyOf(jobKey, 'job'), retries));
    },
    async resolveIncident(incidentKey) {
      await turns.take((turn) => resolveIncident(turn, keyOf(incidentKey, 'incident')));
    },
    async setVariables(elementInstanceKey, variables, { local }) {
      const given = { variables: variablesOf(variables), local };
      await turns.take((turn) => setVariables(turn, keyOf(elementInstanceKey, 'element'), given));
    },
    async cancelInstance(processInstanceKey) {
      await turns.take((turn) => cancelInstance(turn, keyOf(processInstanceKey, 'instance')));
    },
    async modifyInstance(processInstanceKey, modification) {
      await turns.take((turn) => modifyInstance(turn, keyOf(processInstanceKey, 'instance'), modification));
    },
    checkModification: (processInstanceKey, modification) =>
      turns.rehearse((turn) => modifyInstance(turn, keyOf(processInstanceKey, 'instance'), modification)),
    async migrateInstance(processInstanceKey, migration) {
      await turns.take((turn) => migrateInstance(turn, keyOf(processInstanceKey, 'instance'), migration));
    },
    checkMigration: (processInstanceKey, migration) =>
      turns.take((turn) => checkMigration(turn, keyOf(processInstanceKey, 'instance'), migration)),
    async suspend(what) {
      await turns.take((turn) => suspend(turn, what));
    },
    async resume(what) {
      await turns.take((turn) => resume(turn, what));
    },
    work: (worker: JobWorker): Subscription => dispatcher.add(worker),
    subscribe: (after: Positions, apply: (records: readonly AnyRecord[]) => Promise<void>) => feed.add(after, apply),
    caughtUp: () => feed.caughtUp(),
    withinUnit: {
      publishMessage({ variables, ...message }) {
        const given = { ...message, variables: variablesOf(variables) };
        turns.takeWithin((turn) => publish(turn, given));
      },
      completeJob(jobKey, variables) {
        const given = variablesOf(variables);
        turns.takeWithin((turn) => answerJob(turn, keyOf(jobKey, 'job'), { complete: given }));
      },
    },
    idle,
    async quiet() {
      await idle();
      await feed.caughtUp();
    },
    async close() {
      timekeeper.stop();
      await dispatcher.close();
      await turns.idle();
      await feed.close();
    },
  };
}
