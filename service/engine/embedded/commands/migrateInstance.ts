import { DomainError } from '../../../domain/errors.js';
import type { Migration, MigrationForecast } from '../../port.js';
import { keyOf } from '../moves/input.js';
import { keyText } from '../state/key.js';
import { planMigration } from '../migration/migration.js';
import type { MigrationPlan } from '../migration/migration.js';
import type { MigratedEvents, Wait } from '../migration/migrationEvents.js';
import { closeMessageSubscription, recordSubscription } from '../correlation/messageSubscription.js';
import { closeTimer, recordTimer } from '../timing/openTimer.js';
import { closeSignalSubscription, recordSignalSubscription } from '../correlation/signalSubscription.js';
import type { Instance, Token } from '../state/token.js';
import type { Turn } from '../turn.js';
import { recordIncident } from '../moves/openIncident.js';
import { recordJob } from '../moves/openJob.js';
import { runningInstance } from './runningInstance.js';

/** What would happen, and what stands against it. @throws DomainError ENGINE_NOT_FOUND */
export function checkMigration(turn: Turn, key: number, migration: Migration): MigrationForecast {
  const { moves, opens, closes, refusals } = planned(turn, runningInstance(turn, key, 'migrate'), migration);
  return { moves, opens, closes, refusals };
}

/**
 * Every token stands in the target afterwards, under its own key: jobs, timers and variables are the same as before.
 * @throws DomainError ENGINE_NOT_FOUND, MIGRATION_REFUSED
 */
export function migrateInstance(turn: Turn, key: number, migration: Migration): void {
  const instance = runningInstance(turn, key, 'migrate');
  const plan = planned(turn, instance, migration);
  const { refusals } = plan;
  if (refusals.length > 0) throw new DomainError('MIGRATION_REFUSED', { key: keyText(key), refusals });
  for (const [token, { closed }] of plan.events) for (const wait of closed) close(turn, token, wait);
  settleIn(turn, instance, plan);
  for (const token of instance.tokens.values()) migrateToken(turn, token, plan.events.get(token));
  turn.record('PROCESS_INSTANCE_MIGRATION MIGRATED', instance.key, {
    token: instance.root,
    value: { targetProcessDefinitionKey: keyText(plan.target.key), mappingInstructions: plan.moves },
  });
}

function planned(turn: Turn, instance: Instance, migration: Migration): MigrationPlan {
  const { targetProcessDefinitionKey: key, mapping } = migration;
  const target = turn.state.definitions.get(keyOf(key, 'process'));
  if (target) return planMigration(turn, instance, { target, mapping });
  const reason = `Expected to migrate process instance to process definition but no process definition found with key '${key}'`;
  throw new DomainError('ENGINE_NOT_FOUND', { kind: 'process', key, reason });
}

/** From here on the instance is one of the target. */
function settleIn(turn: Turn, instance: Instance, plan: MigrationPlan): void {
  instance.process = plan.target;
  for (const [token, node] of plan.nodes) {
    token.node = node;
    token.arrived = plan.arrived.get(token);
    turn.changed(token);
  }
  for (const { id, followUp } of plan.followUps) turn.state.followUps.rewrite(id, followUp);
  for (const [key, node] of plan.compensations) turn.state.compensations.move(key, node.number);
  turn.redefined();
}

function migrateToken(turn: Turn, token: Token, events: MigratedEvents | undefined): void {
  turn.recordElement('MIGRATED', token);
  const job = token.jobKey === -1 ? undefined : turn.state.jobs.get(token.jobKey);
  if (job) recordJob(turn, 'JOB MIGRATED', { job, token });
  for (const incident of turn.state.incidents.ofToken(token.key)) {
    recordIncident(turn, 'INCIDENT MIGRATED', { token, incident });
  }
  for (const [name, { key, value }] of token.variables ?? []) {
    turn.recordVariable('MIGRATED', token, { key, name, value });
  }
  for (const wait of events?.kept ?? []) keep(turn, token, wait);
  for (const { open } of events?.opened ?? []) open();
}

function keep(turn: Turn, token: Token, wait: MigratedEvents['kept'][number]): void {
  const { key: definitionKey, bpmnProcessId } = token.instance.process;
  const { timers, subscriptions, signals } = turn.state;
  switch (wait.type) {
    case 'timer': {
      const timer = { ...wait.row, node: wait.node.number, definitionKey };
      timers.move(timer);
      return recordTimer(turn, 'TIMER MIGRATED', { timer, token });
    }
    case 'message': {
      const subscription = { ...wait.row, node: wait.node.number, bpmnProcessId };
      subscriptions.move(subscription);
      recordSubscription(turn, 'PROCESS_MESSAGE_SUBSCRIPTION MIGRATED', { token, subscription });
      return recordSubscription(turn, 'MESSAGE_SUBSCRIPTION MIGRATED', { token, subscription });
    }
    case 'signal': {
      const subscription = { ...wait.row, node: wait.node.number, definitionKey };
      signals.move(subscription);
      return recordSignalSubscription(turn, 'SIGNAL_SUBSCRIPTION MIGRATED', { token, subscription });
    }
  }
}

function close(turn: Turn, token: Token, wait: Wait): void {
  switch (wait.type) {
    case 'timer':
      return closeTimer(turn, token, wait.row);
    case 'message':
      return closeMessageSubscription(turn, token, wait.row);
    case 'signal':
      return closeSignalSubscription(turn, token, wait.row);
  }
}
