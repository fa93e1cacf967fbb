import type { Case, EngineEntry, TimelineLine } from '../../domain/case.js';
import type { CaseEvent } from '../../domain/caseEvent.js';
import { caseSentence } from '../../domain/caseSentence.js';
import type { Localized } from '../../domain/localized.js';
import { fieldsOfCase } from '../../projections/fieldsOfCase.js';
import type { Write } from '../../stores/port.js';
import { organisationNames } from '../county/county.js';
import { type Needs, NotTaken } from '../needs.js';
import { emptyView } from './tellCase.js';

type WriteNeeds = Pick<Needs, 'stores' | 'clock' | 'relay'>;

export interface CaseWrite {
  /** What has happened to the case since it was read: its timeline tells it. */
  events: readonly CaseEvent[];
  /** The key of the job that it answers. */
  job?: string | undefined;
  /** What the diagram is to be told of it: saved in the same write, so that a crash after it loses nothing. */
  outbox?: readonly EngineEntry[];
  /** Other documents that change with it. Where the store cannot write them at once they are written before it. */
  alongside?: readonly Write[];
}

/**
 * The case, what lists show of it, and its timeline; and the engine is told, where it shares the store's transaction
 * and there is one thing to tell. Otherwise what is to be told stands in the outbox of the case that is returned.
 */
export async function writeCase(
  needs: WriteNeeds,
  state: Case,
  { events, job, outbox = [], alongside = [] }: CaseWrite,
): Promise<Case> {
  const { stores, relay } = needs;
  const nameOf = await organisationNames(needs);
  const lines = events.map((event, place) => timelineLine(state, event, { place, job: job ?? null, nameOf }));
  if (!stores.writesAtOnce)
    return writeOneByOne(needs, { ...state, outbox: [...state.outbox, ...outbox] }, { lines, alongside });
  const [entry, ...others] = outbox;
  if (relay.writeAndTell && entry && others.length + state.outbox.length === 0) {
    try {
      await relay.writeAndTell([...(await writesOf(needs, state, lines)), ...alongside], entry);
      return state;
    } catch (error) {
      // The outbox knows what to do with a thing that the engine does not take now.
      if (!(error instanceof NotTaken)) throw error;
    }
  }
  const untold = { ...state, outbox: [...state.outbox, ...outbox] };
  await stores.write([...(await writesOf(needs, untold, lines)), ...alongside]);
  return untold;
}

/** The case alone is the truth: it carries what is still to be told, and the relay tells it (docs/adr/0050). */
async function writeOneByOne(
  { stores }: WriteNeeds,
  state: Case,
  { lines, alongside }: { lines: readonly TimelineLine[]; alongside: readonly Write[] },
): Promise<Case> {
  await stores.write(alongside);
  const untold = { id: `timeline.${state.version + 1}`, kind: 'timeline' as const, lines };
  return stores
    .collection('cases')
    .save({ ...state, outbox: lines.length > 0 ? [untold, ...state.outbox] : state.outbox });
}

async function writesOf({ stores }: WriteNeeds, state: Case, lines: readonly TimelineLine[]): Promise<Write[]> {
  const view = await stores.collection('caseViews').get(state.id);
  return [
    { collection: 'cases', document: state },
    { collection: 'caseViews', document: { ...(view ?? emptyView(state)), ...fieldsOfCase(state) } },
    ...lines.map((line): Write => ({ collection: 'timeline', document: { ...line, version: 0, caseId: state.id } })),
  ];
}

/** No write of a case has as many events. */
const MOST_EVENTS = 1000;

/** Its id says which write of the case it belongs to: the same write cannot tell it twice. */
function timelineLine(
  state: Case,
  event: CaseEvent,
  { place, job, nameOf }: { place: number; job: string | null; nameOf: (organisation: string) => Localized },
): TimelineLine {
  const { at, by, type: kind } = event;
  const write = state.version + 1;
  const moment = { stream: 'case', sequence: write * MOST_EVENTS + place, key: job } as const;
  return { id: `${state.id}.${write}.${place}`, at, kind, by, ...caseSentence(event, nameOf), moment };
}
