import type { Case } from '../domain/case.js';
import type { CaseViewDocument } from '../stores/documents/case.js';
import type { InstanceDocument } from '../stores/documents/instance.js';
import type { TaskDocument } from '../stores/documents/task.js';
import type { ElementNotes } from './elements.js';
import { fieldsOfCase } from './fieldsOfCase.js';

/** What a case's line in lists and on the board is made of, beside the case itself. */
export interface CaseSurroundings {
  before: CaseViewDocument | undefined;
  instances: readonly InstanceDocument[];
  /** Tasks that are open or failed, the oldest first. */
  openTasks: readonly TaskDocument[];
  notesOf: (instance: InstanceDocument, element: string) => ElementNotes | undefined;
}

/** Computed anew from what is there, so that no order of arrival can make it wrong. */
export function caseViewOf(about: Case, surroundings: CaseSurroundings): CaseViewDocument {
  const { before, instances, openTasks } = surroundings;
  return {
    id: about.id,
    version: before?.version ?? 0,
    ...fieldsOfCase(about),
    ...stageOf(surroundings),
    holders: [...new Set(openTasks.flatMap(({ organisations }) => organisations.map(organisationIn)))],
    instances: instances.map(({ id }) => id).sort(),
    openTasks: openTasks.map(({ id }) => id),
    ...(before?.sealed && { sealed: true as const }),
  };
}

/** The stage that was entered last and has not been left; between two of them the last one stands. */
function stageOf({ instances, notesOf }: CaseSurroundings): Pick<CaseViewDocument, 'stage' | 'stageName'> {
  const held = instances.flatMap((instance) =>
    instance.active.filter(({ stage }) => stage !== null).map((element) => ({ instance, element })),
  );
  const left = instances.flatMap((instance) => (instance.staged ? [{ instance, element: instance.staged }] : []));
  const latest = (held.length > 0 ? held : left).reduce<(typeof held)[number] | undefined>(
    (last, next) => (last && isLater(last.element, next.element) ? last : next),
    undefined,
  );
  if (!latest) return { stage: null, stageName: null };
  const { instance, element } = latest;
  return { stage: element.stage, stageName: notesOf(instance, element.element)?.stageName ?? null };
}

interface Entered {
  since: number;
  key: string;
}

/** Keys rise with time, and are compared by length first because they are text. */
function isLater(a: Entered, b: Entered): boolean {
  if (a.since !== b.since) return a.since > b.since;
  return a.key.length === b.key.length ? a.key > b.key : a.key.length > b.key.length;
}

/** `housing/lead` is the role lead of the organisation housing. */
function organisationIn(group: string): string {
  return group.split('/')[0] ?? group;
}
