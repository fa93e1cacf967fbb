import type { Case, OutboxEntry, TimelineLine } from '../domain/case.js';
import { type CaseEvent, evolve } from '../domain/caseEvent.js';
import { caseSentence } from '../domain/caseSentence.js';
import { DomainError } from '../domain/errors.js';
import type { Localized } from '../domain/localized.js';
import { fieldsOfCase } from '../projections/fieldsOfCase.js';
import { organisationNames } from './county.js';
import { found } from './found.js';
import type { Needs } from './needs.js';
import { emptyView } from './tellCase.js';

/** Somebody was faster: look again and decide again. More than a handful at once on one case is a fault. */
const MOST_ATTEMPTS = 10;

export type ChangeNeeds = Pick<Needs, 'stores' | 'clock' | 'relay' | 'engine' | 'changes'>;

export interface CaseChange {
  events: readonly CaseEvent[];
  /** What the diagram is to be told of it: saved in the same write, so that a crash after it loses nothing. */
  outbox?: readonly OutboxEntry[];
  answered?: Case['answered'][number];
}

/**
 * Load, decide, save: as often as needed until nobody else has changed the case in between. Then the relay tells the
 * engine, and what people see has caught up when this returns.
 */
export async function changeCase(
  needs: ChangeNeeds,
  id: string,
  change: (state: Case) => CaseChange | Promise<CaseChange>,
): Promise<Case> {
  const state = await saved(needs, id, change);
  if (state.outbox.length > 0 || !needs.stores.writesAtOnce) await needs.relay.deliver(id);
  if (state.outbox.some(({ kind }) => kind !== 'timeline')) await needs.engine.caughtUp();
  needs.changes.tell({ at: needs.clock.now(), caseId: id });
  return state;
}

async function saved(
  needs: Pick<Needs, 'stores' | 'clock'>,
  id: string,
  change: (state: Case) => CaseChange | Promise<CaseChange>,
): Promise<Case> {
  for (let attempt = 1; ; attempt += 1) {
    const state = found(await needs.stores.collection('cases').get(id), 'case', id);
    const { events, outbox = [], answered } = await change(state);
    if (events.length === 0 && outbox.length === 0 && !answered) return state;
    const next = {
      ...events.reduce(evolve, state),
      outbox: [...state.outbox, ...outbox],
      answered: answered ? [...state.answered, answered].slice(-MOST_ANSWERS) : state.answered,
    };
    try {
      await writeCase(needs, next, events);
      return next;
    } catch (error) {
      const isRace = error instanceof DomainError && error.code === 'CHANGED_MEANWHILE';
      if (!isRace || attempt === MOST_ATTEMPTS) throw error;
    }
  }
}

/** A job comes a second time soon or never: with the answers of the latest ones every copy is told from a new job. */
const MOST_ANSWERS = 20;

/**
 * The case, what lists show of it, and its timeline. Where the store cannot write them at once the case alone is the
 * truth: it carries what is still to be told, and the relay tells it (docs/adr/0050).
 */
export async function writeCase(
  needs: Pick<Needs, 'stores' | 'clock'>,
  state: Case,
  events: readonly CaseEvent[],
): Promise<void> {
  const { stores } = needs;
  const nameOf = await organisationNames(needs);
  const lines = events.map((event, place) => timelineLine(state, event, { place, nameOf }));
  if (!stores.writesAtOnce) {
    const untold = { id: `timeline.${state.version + 1}`, kind: 'timeline' as const, lines };
    await stores
      .collection('cases')
      .save({ ...state, outbox: lines.length > 0 ? [untold, ...state.outbox] : state.outbox });
    return;
  }
  const view = await stores.collection('caseViews').get(state.id);
  await stores.write([
    { collection: 'cases', document: state },
    { collection: 'caseViews', document: { ...(view ?? emptyView(state)), ...fieldsOfCase(state) } },
    ...lines.map((line) => ({ collection: 'timeline' as const, document: { ...line, version: 0, caseId: state.id } })),
  ]);
}

/** Its id says which write of the case it belongs to: the same write cannot tell it twice. */
function timelineLine(
  state: Case,
  event: CaseEvent,
  { place, nameOf }: { place: number; nameOf: (organisation: string) => Localized },
): TimelineLine {
  const { at, by, type: kind } = event;
  return { id: `${state.id}.${state.version + 1}.${place}`, at, kind, by, ...caseSentence(event, nameOf) };
}
