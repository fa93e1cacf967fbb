import type { Migration, MigrationForecast, MigrationRefusal } from '../port.js';
import type { BrokerDiagram, DiagramElement } from './brokerDiagram.js';

/** What a broker of 8.5 takes along; everything else has to be over first. */
const MIGRATABLE = new Set(['SERVICE_TASK', 'USER_TASK', 'SUB_PROCESS', 'CALL_ACTIVITY']);

export interface Journey {
  source: BrokerDiagram;
  target: BrokerDiagram;
  /** Ids of elements that hold something. */
  active: readonly string[];
  mapping: Migration['mapping'];
}

/** What a broker of 8.5 would answer: it cannot be asked without doing it. */
export function brokersForecast({ source, target, active, mapping }: Journey): MigrationForecast {
  const idThere = (id: string) => mapping[id] ?? id;
  const refusals: MigrationRefusal[] = [];
  const refuse = (elementId: string, reason: MigrationRefusal['reason'], detail = '') =>
    refusals.push({ elementId, targetElementId: idThere(elementId), reason, detail });
  const moves: { elementId: string; targetElementId: string }[] = [];
  const opens: string[] = [];
  const closes: string[] = [];

  for (const id of new Set([...source.eventSubProcesses, ...target.eventSubProcesses])) {
    refuse(id, 'UNSUPPORTED', 'EVENT_SUB_PROCESS');
  }
  for (const id of new Set(active)) {
    const here = source.elements.get(id);
    const there = target.elements.get(idThere(id));
    if (!here) continue;
    const against = obstacle(here, there, idThere);
    if (against) refuse(id, ...against);
    if (!there) continue;
    moves.push({ elementId: id, targetElementId: idThere(id) });
    opens.push(...messagesOf(there));
    closes.push(...messagesOf(here));
  }
  return { moves, opens, closes, refusals };
}

/** The first thing that the broker would find, in its order. */
function obstacle(
  here: DiagramElement,
  there: DiagramElement | undefined,
  idThere: (id: string) => string,
): [MigrationRefusal['reason'], string?] | undefined {
  if (!MIGRATABLE.has(here.type)) return ['UNSUPPORTED', here.type];
  if (!there) return ['NO_COUNTERPART'];
  if (here.type !== there.type) return ['OTHER_KIND', there.type];
  if (here.isBrokersTask !== there.isBrokersTask) return ['OTHER_KIND', 'zeebe:userTask'];
  if ((here.scope === null ? null : idThere(here.scope)) !== there.scope) return ['OTHER_SCOPE', there.scope ?? ''];
  const events = [...here.catches, ...there.catches].filter(
    ({ isBoundary, event }) => isBoundary && event !== 'MESSAGE',
  );
  const named = new Set(events.map(({ id, event }) => `${id} ${event}`));
  if (named.size > 0) return ['UNSUPPORTED', [...named].join(', ')];
  const waited = new Set(here.catches.map(({ message }) => message));
  const twice = there.catches.find(({ message }) => message !== null && waited.has(message));
  return twice && ['CANNOT_LISTEN', twice.id];
}

/** Which messages it waits for; of both versions none stays: the broker ends those of the first and begins those of the second. */
const messagesOf = ({ catches }: DiagramElement): string[] =>
  catches.flatMap(({ id, message }) => (message === null ? [] : [id]));
