import type { Case, OutboxEntry } from '../../domain/case.js';
import { type CaseEvent, evolve } from '../../domain/caseEvent.js';
import { DomainError } from '../../domain/errors.js';
import { isCarriedOut, type KeyedRequest, type MayComeAgain, remembering } from '../../domain/keyedRequest.js';
import { found } from '../found.js';
import type { Needs } from '../needs.js';
import { type CaseWrite, writeCase } from './writeCase.js';

/** Somebody was faster: look again and decide again. More than a handful at once on one case is a fault. */
const MOST_ATTEMPTS = 10;

export type ChangeNeeds = Pick<Needs, 'stores' | 'clock' | 'relay' | 'engine' | 'changes'>;

export interface CaseChange extends CaseWrite {
  answered?: Case['answered'][number];
}

type Change = (state: Case) => CaseChange | Promise<CaseChange>;

/** What completes a job, once: the case remembers the answer, and the engine is told of it. */
export const completionOf = (jobKey: string, variables: Readonly<Record<string, unknown>>) =>
  ({
    outbox: [{ id: `complete:${jobKey}`, kind: 'completeJob', jobKey, variables }],
    answered: { jobKey, variables },
  }) as const;

/**
 * Load, decide, save: as often as needed until nobody else has changed the case in between. Then the engine is told, and
 * what people see has caught up when this returns. A request that the case remembers changes nothing any more.
 * @throws DomainError REQUEST_REUSED
 */
export async function changeCase(
  needs: ChangeNeeds,
  { id, request }: MayComeAgain & { id: string },
  change: Change,
): Promise<Case> {
  const { state, isTold } = await told(needs, { id, request }, change);
  if (isTold) await needs.engine.caughtUp();
  needs.changes.tell({ at: needs.clock.now(), caseId: id });
  return state;
}

/** The same for somebody who does not look at it afterwards. */
export async function decideOnCase(needs: DecideNeeds, id: string, change: Change): Promise<void> {
  await told(needs, { id, request: undefined }, change);
}

type DecideNeeds = Pick<Needs, 'stores' | 'clock' | 'relay'>;

interface Asked {
  id: string;
  request: KeyedRequest | undefined;
}

/** `isTold`: the engine has learned something. */
async function told(needs: DecideNeeds, asked: Asked, change: Change): Promise<{ state: Case; isTold: boolean }> {
  const { stores, relay } = needs;
  const { id } = asked;
  const { state, tells } = await saved(needs, asked, change);
  if (state.outbox.length > 0 || !stores.writesAtOnce) await relay.deliver(id);
  return { state, isTold: tells || state.outbox.some(({ kind }) => kind !== 'timeline') };
}

async function saved(
  needs: DecideNeeds,
  { id, request }: Asked,
  change: Change,
): Promise<{ state: Case; tells: boolean }> {
  for (let attempt = 1; ; attempt += 1) {
    const state = found(await needs.stores.collection('cases').get(id), 'case', id);
    if (isCarriedOut(state, request)) return { state, tells: false };
    const { answered, ...write } = await change(state);
    const tells = (write.outbox?.length ?? 0) > 0;
    if (write.events.length === 0 && !tells && !answered) return { state, tells };
    const next = {
      ...remembering(write.events.reduce(evolve, state), request),
      outbox: write.events.some(movesDeadlines) ? [...state.outbox, duesMoved(state)] : state.outbox,
      answered: answered ? [...state.answered, answered].slice(-MOST_ANSWERS) : state.answered,
    };
    try {
      return { state: await writeCase(needs, next, { ...write, job: answered?.jobKey }), tells };
    } catch (error) {
      const isRace = error instanceof DomainError && error.code === 'CHANGED_MEANWHILE';
      if (!isRace || attempt === MOST_ATTEMPTS) throw error;
    }
  }
}

/** Tasks that wait for somebody are due when their case says: a granted extension or a standing clock reaches them. */
const movesDeadlines = ({ type }: CaseEvent): boolean =>
  type === 'extensionDecided' || type === 'suspended' || type === 'resumed';

const duesMoved = ({ version }: Case): OutboxEntry => ({ id: `taskDues.${version + 1}`, kind: 'taskDues' });

/** A job comes a second time soon or never: with the answers of the latest ones every copy is told from a new job. */
const MOST_ANSWERS = 20;
