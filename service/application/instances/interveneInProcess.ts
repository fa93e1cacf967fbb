import { createHash } from 'node:crypto';
import type { InstanceView } from '../../contract/instance.js';
import type { Localized } from '../../domain/localized.js';
import { isCarriedOut, type KeyedRequest, type MayComeAgain } from '../../domain/keyedRequest.js';
import type { InstanceDocument } from '../../stores/documents/instance.js';
import type { Actor } from '../people/actor.js';
import { found } from '../found.js';
import { getInstance } from './getInstance.js';
import type { Needs } from '../needs.js';

export type InterventionNeeds = Pick<Needs, 'stores' | 'engine' | 'clock' | 'random' | 'changes'>;

/** What an administrator does to a running process from outside, in words for the case's timeline. */
export interface Intervention {
  kind: 'processModified' | 'processSuspended' | 'processResumed' | 'processMigrated';
  text: Localized;
  reason: string;
}

/**
 * Does it, waits until people see what came of it, and puts it into the timeline of the case with who and why. What the
 * timeline tells of this very request is not done again.
 * @throws DomainError NOT_FOUND, REQUEST_REUSED
 */
export async function intervene(
  needs: InterventionNeeds,
  actor: Actor,
  {
    key,
    act,
    intervention,
    request,
  }: MayComeAgain & { key: string; act: () => Promise<void>; intervention: Intervention },
): Promise<InstanceView> {
  const instance = found(await needs.stores.collection('instances').get(key), 'instance', key);
  if (!(await isTold(needs, { instance, request }))) {
    const at = needs.clock.now(); // before what comes of it
    await act();
    await needs.engine.caughtUp();
    await tellCase(needs, actor, { instance, intervention, at, request });
  }
  return getInstance(needs)({ key });
}

/** An instance that is about no case has no timeline. */
export async function tellCase(
  { stores, random, changes }: Pick<Needs, 'stores' | 'random' | 'changes'>,
  actor: Actor,
  {
    instance,
    intervention,
    at,
    request,
  }: MayComeAgain & { instance: InstanceDocument; intervention: Intervention; at: number },
): Promise<void> {
  const { caseId } = instance;
  if (caseId === null) return;
  const { kind, text, reason } = intervention;
  const id = request ? entryOf(caseId, request) : `${caseId}.${kind}.${random.hex(8)}`;
  const entry = { id, caseId, at, kind, text, by: actor.id, detail: reason, files: [], open: false };
  await stores.collection('timeline').insert({ ...entry, ...(request && { carriedOut: [request] }) });
  changes.tell({ at, caseId });
}

async function isTold(
  { stores }: Pick<Needs, 'stores'>,
  { instance: { caseId }, request }: MayComeAgain & { instance: InstanceDocument },
): Promise<boolean> {
  const entry =
    request && caseId !== null ? await stores.collection('timeline').get(entryOf(caseId, request)) : undefined;
  return entry !== undefined && isCarriedOut(entry, request);
}

/** One entry for one request: named by all that makes it this one, but not by what was asked. */
function entryOf(caseId: string, { key, path, by }: KeyedRequest): string {
  return `${caseId}.${createHash('sha256')
    .update(JSON.stringify([key, path, by]))
    .digest('hex')}`;
}
