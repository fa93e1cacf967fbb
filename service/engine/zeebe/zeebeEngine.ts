import type { Clock } from '../../domain/clock.js';
import { DomainError } from '../../domain/errors.js';
import type { ActivatedJob, Activation, Engine, EngineAbilities, JobAnswer } from '../port.js';
import type { Variables } from '../records.js';
import { Acknowledgements } from './acknowledgements.js';
import { Commands } from './commands.js';
import { deployedOf, refusedDeployment, type Deployed } from './deployment.js';
import type { Gateway } from './gateway.js';
import { GatewayRefusal } from './gatewayRefusal.js';
import { JobDesk } from './jobDesk.js';
import { checkedKey } from './keys.js';
import { Migrations, type RunningViews } from './migrations.js';
import { RecordFeed } from './recordFeed.js';
import type { RecordLog } from './sink/recordLog.js';

export interface ZeebeEngineNeeds {
  /** Its owner closes it, after the engine. */
  gateway: Gateway;
  /** From the broker's topology. */
  partitions: number;
  /** Where the sink stores what the broker's exporter sends. */
  log: RecordLog;
  clock: Clock;
  /** Made from its records: a migration asks them where an instance stands. */
  views: RunningViews;
}

/** What a broker can be asked beyond the port. */
export interface ZeebeEngine extends Engine {
  /** As deploy, with the keys of everything that was deployed. */
  deployAll(resources: Parameters<Engine['deploy']>[0]): Promise<Deployed>;
  /** Removes a version of a process or form by its key. */
  deleteResource(key: string): Promise<void>;
}

/** The engine port on a real broker. */
export function openZeebeEngine({ gateway, partitions, log, clock, views }: ZeebeEngineNeeds): ZeebeEngine {
  const commands = new Commands(gateway, clock);
  const acknowledgements = new Acknowledgements(clock);
  const feed = new RecordFeed({ log, clock, partitions });
  const desks = new Set<JobDesk>();
  const migrations = new Migrations(commands, views);
  const checked = (key: string, kind: string) => checkedKey(key, { kind, partitions });

  const engine: ZeebeEngine = {
    abilities: {
      modifyInstance: true,
      checkModification: false,
      migrateInstance: true,
      suspendInstance: false,
    },
    async deploy(resources) {
      return (await engine.deployAll(resources)).processes;
    },
    async deployAll(resources) {
      const request = { resources };
      const command = { method: 'deployResource', request, kind: 'deployment', key: '', repeatable: true };
      const deployed = deployedOf(await commands.send(command).catch(asRefusedDeployment));
      acknowledgements.expect(`DEPLOYMENT CREATED ${deployed.key}`);
      return deployed;
    },
    async deleteResource(key) {
      const request = { resourceKey: checked(key, 'resource') };
      await commands.send({ method: 'deleteResource', request, kind: 'resource', key, repeatable: true });
    },
    async createInstance({ bpmnProcessId, version = -1, variables, startAt = [] }) {
      const startInstructions = startAt.map(startInstructionOf);
      const request = { bpmnProcessId, version, variables: textOf(variables), startInstructions };
      const { processInstanceKey } = (await commands.send({
        method: 'createProcessInstance',
        request,
        kind: 'process',
        key: bpmnProcessId,
        repeatable: false,
      })) as { processInstanceKey: string };
      acknowledgements.expect(`PROCESS_INSTANCE ELEMENT_ACTIVATED ${processInstanceKey}`);
      return processInstanceKey;
    },
    async publishMessage({ name, correlationKey, messageId = '', timeToLiveMs, variables }) {
      const request = { name, correlationKey, messageId, timeToLive: timeToLiveMs, variables: textOf(variables) };
      const { key } = (await commands.send({
        method: 'publishMessage',
        request,
        kind: 'message',
        key: messageId,
        // Without an id, or one that is forgotten at once, the broker would take it twice.
        repeatable: messageId !== '' && timeToLiveMs > 0,
      })) as { key: string };
      acknowledgements.expect(`MESSAGE PUBLISHED ${key}`);
    },
    async broadcastSignal({ name, variables }) {
      const request = { signalName: name, variables: textOf(variables) };
      const command = { method: 'broadcastSignal', request, kind: 'signal', key: name, repeatable: false };
      const { key } = (await commands.send(command)) as { key: string };
      acknowledgements.expect(`SIGNAL BROADCASTED ${key}`);
    },
    async completeJob(jobKey, variables) {
      const request = { jobKey: checked(jobKey, 'job'), variables: textOf(variables) };
      await commands.send({ method: 'completeJob', request, kind: 'job', key: jobKey, repeatable: true });
      acknowledgements.expect(`JOB COMPLETED ${jobKey}`);
    },
    async failJob(jobKey, { retries, message, backOffMs = 0, variables = {} }) {
      const request = {
        jobKey: checked(jobKey, 'job'),
        retries,
        errorMessage: message,
        retryBackOff: backOffMs,
        variables: textOf(variables),
      };
      await commands.send({ method: 'failJob', request, kind: 'job', key: jobKey, repeatable: true });
      acknowledgements.expect(`JOB FAILED ${jobKey}`);
    },
    async throwError(jobKey, { code, message, variables }) {
      const request = {
        jobKey: checked(jobKey, 'job'),
        errorCode: code,
        errorMessage: message,
        variables: textOf(variables),
      };
      await commands.send({ method: 'throwError', request, kind: 'job', key: jobKey, repeatable: true });
      acknowledgements.expect(`JOB ERROR_THROWN ${jobKey}`);
    },
    async updateJobRetries(jobKey, retries) {
      const request = { jobKey: checked(jobKey, 'job'), retries };
      await commands.send({ method: 'updateJobRetries', request, kind: 'job', key: jobKey, repeatable: true });
      acknowledgements.expect(`JOB RETRIES_UPDATED ${jobKey}`);
    },
    async resolveIncident(incidentKey) {
      const request = { incidentKey: checked(incidentKey, 'incident') };
      const command = { method: 'resolveIncident', request, kind: 'incident', key: incidentKey, repeatable: true };
      await commands.send(command);
      acknowledgements.expect(`INCIDENT RESOLVED ${incidentKey}`);
    },
    async setVariables(elementInstanceKey, variables, { local }) {
      const key = checked(elementInstanceKey, 'element');
      const request = { elementInstanceKey: key, variables: textOf(variables), local };
      const command = { method: 'setVariables', request, kind: 'element', key, repeatable: true };
      const answer = (await commands.send(command)) as { key: string };
      acknowledgements.expect(`VARIABLE_DOCUMENT UPDATED ${answer.key}`);
    },
    async cancelInstance(processInstanceKey) {
      const key = checked(processInstanceKey, 'instance');
      const request = { processInstanceKey: key };
      await commands.send({ method: 'cancelProcessInstance', request, kind: 'instance', key, repeatable: true });
      acknowledgements.expect(`PROCESS_INSTANCE ELEMENT_TERMINATING ${key}`);
    },
    async modifyInstance(processInstanceKey, { activate, terminate }) {
      const key = checked(processInstanceKey, 'instance');
      const request = {
        processInstanceKey: key,
        activateInstructions: activate.map(activateInstructionOf),
        terminateInstructions: terminate.map((elementInstanceKey) => ({ elementInstanceKey })),
      };
      // A second time would put the tokens there twice.
      const command = { method: 'modifyProcessInstance', request, kind: 'instance', key, repeatable: false };
      await commands.send(command);
      acknowledgements.expect(`PROCESS_INSTANCE_MODIFICATION MODIFIED ${key}`);
    },
    checkModification: () => cannot('checkModification'),
    async migrateInstance(processInstanceKey, migration) {
      const key = checked(processInstanceKey, 'instance');
      await engine.caughtUp();
      await migrations.migrate(key, migration);
      acknowledgements.expect(`PROCESS_INSTANCE_MIGRATION MIGRATED ${key}`);
    },
    async checkMigration(processInstanceKey, migration) {
      await engine.caughtUp();
      return migrations.check(checked(processInstanceKey, 'instance'), migration);
    },
    suspend: () => cannot('suspendInstance'),
    resume: () => cannot('suspendInstance'),
    work(worker) {
      const desk = new JobDesk(worker, { gateway, clock, answer: (job, given) => tell(engine, job, given) });
      desks.add(desk);
      return {
        close: () => {
          desks.delete(desk);
          return desk.close();
        },
      };
    },
    subscribe: (after, apply) =>
      feed.add(after, async (records) => {
        await apply(records);
        acknowledgements.handedOver(records);
      }),
    async caughtUp() {
      await acknowledgements.settled();
      await feed.caughtUp();
    },
    async close() {
      await Promise.all(Array.from(desks, (desk) => desk.close()));
      await feed.close();
    },
  };
  return engine;
}

/** A broker of 8.5 has no suspension. */
const cannot = (ability: keyof EngineAbilities): Promise<never> =>
  Promise.reject(new DomainError('ENGINE_CANNOT', { ability }));

/** @throws DomainError ENGINE_CANNOT for what only a modification can say */
function startInstructionOf({ elementId, ancestorElementInstanceKey, variables = [] }: Activation): object {
  if (ancestorElementInstanceKey !== undefined || variables.length > 0) {
    throw new DomainError('ENGINE_CANNOT', { ability: 'startAt with variables of its own' });
  }
  return { elementId };
}

function activateInstructionOf({ elementId, ancestorElementInstanceKey = '-1', variables = [] }: Activation): object {
  const variableInstructions = variables.map(({ values, scopeId = '' }) => ({ variables: textOf(values), scopeId }));
  return { elementId, ancestorElementInstanceKey, variableInstructions };
}

function tell(engine: Engine, job: ActivatedJob, answer: JobAnswer): Promise<void> {
  if (answer === 'told') return Promise.resolve();
  if ('complete' in answer) return engine.completeJob(job.key, answer.complete);
  if ('fail' in answer) return engine.failJob(job.key, answer.fail);
  return engine.throwError(job.key, answer.throwError);
}

/** The same sentence as the broker's for what is no object: it would take an empty text for no variables. */
function textOf(variables: Variables): string {
  const text = JSON.stringify(variables) as string | undefined;
  if (text?.startsWith('{')) return text;
  const found = Array.isArray(variables) ? 'ARRAY' : (typeof variables).toUpperCase();
  const reason = `Property 'variables' is invalid: Expected document to be a root level object, but was '${found}'`;
  throw new DomainError('ENGINE_INVALID_ARGUMENT', { reason });
}

function asRefusedDeployment(error: unknown): never {
  if (!(error instanceof DomainError) || error.code !== 'ENGINE_INVALID_ARGUMENT') throw error;
  const { cause } = error;
  throw cause instanceof GatewayRefusal ? refusedDeployment(cause.reason, { cause }) : error;
}
