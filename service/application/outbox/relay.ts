import type { Case, OutboxEntry } from '../../domain/case.js';
import type { Clock } from '../../domain/clock.js';
import { DomainError } from '../../domain/errors.js';
import type { Engine } from '../../engine/port.js';
import type { Stores } from '../../stores/port.js';
import type { Relay, WriteAndTell } from '../needs.js';
import { tellCase } from '../cases/tellCase.js';
import { tellTaskDues } from '../tasks/tellTaskDues.js';

const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 60_000;

interface RelayNeeds {
  stores: Stores;
  engine: Pick<Engine, 'publishMessage' | 'completeJob'>;
  clock: Clock;
  /** Told of every entry that could not be delivered now. */
  onTrouble: (caseId: string, error: unknown) => void;
  writeAndTell?: WriteAndTell | undefined;
}

/**
 * Tells what cases have in their outbox: in order, at least once, and each entry leaves the outbox only after the engine
 * or the timeline has it. What a crash leaves behind is delivered at the next start; delivering twice
 * does no harm, because the engine knows the message or the job is gone.
 */
export class OutboxRelay implements Relay {
  readonly writeAndTell: WriteAndTell | undefined;
  readonly #needs: RelayNeeds;
  /** Case → the delivery that is under way: the entries of one case are never delivered by two at once. */
  readonly #underWay = new Map<string, Promise<void>>();
  readonly #calledOff = new Map<string, () => void>();
  #closed = false;

  constructor(needs: RelayNeeds) {
    this.#needs = needs;
    this.writeAndTell = needs.writeAndTell;
  }

  /** Delivers what an earlier run of the service left behind. */
  async start(): Promise<void> {
    const waiting = await this.#needs.stores.collection('cases').find({ where: { 'outbox.0.id': { gt: '' } } });
    for (const { id } of waiting) await this.deliver(id);
  }

  /** Settles when the outbox is empty or the engine did not take an entry, which is then tried again later. */
  deliver(caseId: string): Promise<void> {
    return this.#deliverAfterOthers(caseId, FIRST_RETRY_MS);
  }

  isBusy(): boolean {
    return this.#underWay.size > 0;
  }

  async idle(): Promise<void> {
    await Promise.allSettled(this.#underWay.values());
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const callOff of this.#calledOff.values()) callOff();
    await this.idle();
  }

  #deliverAfterOthers(caseId: string, retryMs: number): Promise<void> {
    const before = this.#underWay.get(caseId) ?? Promise.resolve();
    const delivery = before.catch(() => undefined).then(() => this.#deliverNow(caseId, retryMs));
    this.#underWay.set(caseId, delivery);
    return delivery.finally(() => {
      if (this.#underWay.get(caseId) === delivery) this.#underWay.delete(caseId);
    });
  }

  async #deliverNow(caseId: string, retryMs: number): Promise<void> {
    if (this.#closed) return;
    try {
      const state = await this.#needs.stores.collection('cases').get(caseId);
      if (state) await this.#tellAll(state);
    } catch (error) {
      this.#needs.onTrouble(caseId, error);
      this.#tryLater(caseId, retryMs);
    }
  }

  async #tellAll(state: Case): Promise<void> {
    const delivered = new Set<string>();
    try {
      for (const entry of state.outbox) {
        await this.#tell(state, entry);
        delivered.add(entry.id);
      }
    } finally {
      if (delivered.size > 0) await this.#takeOut(state.id, delivered);
    }
  }

  async #tell(state: Case, entry: OutboxEntry): Promise<void> {
    try {
      if (entry.kind === 'timeline') await tellCase(this.#needs.stores, state.id, entry.lines);
      else if (entry.kind === 'taskDues') await tellTaskDues(this.#needs.stores, state.id);
      else if (entry.kind === 'completeJob') await this.#needs.engine.completeJob(entry.jobKey, entry.variables);
      else if (!(await this.#hasStarted(state, entry))) {
        await this.#needs.engine.publishMessage({ ...entry, messageId: entry.id });
      }
    } catch (error) {
      if (!isDone(entry, error)) throw error;
    }
  }

  /** The engine forgets a message's id when its time is over; the instance that it started does not go away. */
  async #hasStarted({ id }: Case, entry: OutboxEntry): Promise<boolean> {
    if (entry.id !== id) return false;
    const view = await this.#needs.stores.collection('caseViews').get(id);
    return view !== undefined && view.instances.length > 0;
  }

  async #takeOut(caseId: string, delivered: ReadonlySet<string>): Promise<void> {
    const cases = this.#needs.stores.collection('cases');
    // What was told has often set off a job of this case: it may write first, because it would have to decide again.
    await afterThoseInLine();
    for (;;) {
      const state = await cases.get(caseId);
      if (!state) return;
      try {
        await cases.save({ ...state, outbox: state.outbox.filter(({ id }) => !delivered.has(id)) });
        return;
      } catch (error) {
        if (!(error instanceof DomainError) || error.code !== 'CHANGED_MEANWHILE') throw error;
      }
    }
  }

  #tryLater(caseId: string, afterMs: number): void {
    if (this.#closed || this.#calledOff.has(caseId)) return;
    const { clock } = this.#needs;
    const callOff = clock.wake(clock.now() + afterMs, () => {
      this.#calledOff.delete(caseId);
      this.#deliverAfterOthers(caseId, Math.min(afterMs * 2, LONGEST_RETRY_MS)).catch((error: unknown) =>
        this.#needs.onTrouble(caseId, error),
      );
    });
    this.#calledOff.set(caseId, callOff);
  }
}

/** The writer begins with the first of the two, or has begun. */
const afterThoseInLine = () => new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)));

/** The job is completed or withdrawn already, the message is there already: somebody came before, likely ourselves. */
function isDone(entry: OutboxEntry, error: unknown): boolean {
  const code = error instanceof DomainError ? error.code : undefined;
  return code === (entry.kind === 'completeJob' ? 'ENGINE_NOT_FOUND' : 'MESSAGE_ALREADY_PUBLISHED');
}
