import type { Database } from '../../../stores/sqlite/connection.js';
import { Compensations } from './compensations.js';
import { Definitions } from './definitions.js';
import { EventLog } from '../records/eventLog.js';
import { FollowUps } from './followUps.js';
import { Forms } from './forms.js';
import { Incidents } from './incidents.js';
import { Instances } from './instances.js';
import { Jobs } from './jobs.js';
import { Journal } from './journal.js';
import { Messages } from './messages.js';
import { Signals } from './signals.js';
import { Subscriptions } from './subscriptions.js';
import { Suspensions } from './suspensions.js';
import { Timers } from './timers.js';

/** Everything that the engine knows, by noun. It lives in one database and changes inside the writer's units only. */
export class EngineState {
  readonly journal: Journal;
  readonly definitions: Definitions;
  readonly forms: Forms;
  readonly instances: Instances;
  readonly jobs: Jobs;
  readonly timers: Timers;
  readonly incidents: Incidents;
  readonly messages: Messages;
  readonly subscriptions: Subscriptions;
  readonly signals: Signals;
  readonly compensations: Compensations;
  readonly suspensions: Suspensions;
  readonly followUps: FollowUps;
  readonly log: EventLog;

  constructor(database: Database) {
    this.journal = new Journal(database);
    this.definitions = new Definitions(database);
    this.forms = new Forms(database);
    this.instances = new Instances(database, this);
    this.jobs = new Jobs(database, this.journal);
    this.timers = new Timers(database, this.journal);
    this.incidents = new Incidents(database);
    this.messages = new Messages(database);
    this.subscriptions = new Subscriptions(database);
    this.signals = new Signals(database);
    this.compensations = new Compensations(database);
    this.suspensions = new Suspensions(database);
    this.followUps = new FollowUps(database);
    this.log = new EventLog(database, this.definitions);
  }

  /** The commands of a group have run: what they have in common is written, within its transaction. */
  endGroup(): void {
    this.journal.endGroup();
    this.log.write();
  }

  /** The group is in the database. Returns what to do when it is on the disk: only then others hear of it. */
  written({ isCommitted }: { isCommitted: boolean }): () => void {
    if (isCommitted) this.journal.written();
    const logged = this.log.written();
    const fresh = this.jobs.takeFresh();
    return () => {
      this.log.show(logged);
      this.jobs.offer(fresh);
    };
  }

  /** The group has failed: what memory holds is made true again. */
  lost(): void {
    this.journal.takeBackGroup();
    this.instances.forgetAll();
    this.log.reload();
    this.definitions.forgetLost();
    this.suspensions.reload();
    this.timers.reload();
    this.jobs.reload();
    this.messages.reload();
  }
}
