import type { MigrateInstances, MigrationOutcome, MigrationReport } from '../../contract/instance.js';
import { DomainError } from '../../domain/errors.js';
import { inputInvalid } from '../../domain/inputInvalid.js';
import type { Migration, MigrationForecast, MigrationRefusal } from '../../engine/port.js';
import { readNotes } from '../../projections/elements.js';
import type { InstanceDocument } from '../../stores/documents/instance.js';
import type { ProcessDocument } from '../../stores/documents/process.js';
import type { Actor } from '../people/actor.js';
import { type InterventionNeeds, tellCase } from './interveneInProcess.js';
import { shownInstances } from './shownInstance.js';
import { publishedVersion } from '../processes/suspendProcess.js';

/** Instances that one request goes through; the answer says where to go on. */
const MOST_AT_ONCE = 500;

/**
 * Takes running instances of a version along to another one, each by itself: what is refused stays where it is, with the
 * reason. A dry run says the same of each and changes nothing.
 * @throws DomainError NOT_FOUND, INPUT_INVALID, ENGINE_CANNOT, ENGINE_UNREACHABLE
 */
export const migrateInstances =
  (needs: InterventionNeeds) =>
  async (
    actor: Actor,
    {
      id,
      version,
      to,
      mapping,
      instances: only,
      after,
      reason,
      dryRun,
    }: MigrateInstances & { id: string; version: string },
  ): Promise<MigrationReport> => {
    const [source, target] = await Promise.all([
      publishedVersion(needs, id, Number(version)),
      publishedVersion(needs, id, to),
    ]);
    await needOtherVersion(source, target, mapping);
    const migration = { targetProcessDefinitionKey: target.id, mapping };
    const found = await needs.stores.collection('instances').find({
      where: { processDefinitionKey: source.id, state: 'active', ...chosen(only, after) },
      sort: { by: 'id', order: 'asc' },
      limit: MOST_AT_ONCE,
    });
    const tried = await Promise.allSettled(found.map((instance) => forecastOf(needs, instance, { migration, dryRun })));
    if (!dryRun) {
      await needs.engine.caughtUp();
      const at = needs.clock.now();
      const text = {
        zh: `流程迁移：第 ${source.processVersion} 版 → 第 ${to} 版`,
        en: `The process went from version ${source.processVersion} to version ${to}`,
      };
      for (const [place, instance] of found.entries()) {
        const result = tried[place];
        const isDone = result?.status === 'fulfilled' && result.value.refusals.length === 0;
        if (isDone)
          await tellCase(needs, actor, { instance, at, intervention: { kind: 'processMigrated', text, reason } });
      }
    }
    // The engine has gone away: what was done before is told, and who asks again goes on with the rest.
    const forecasts = tried.map((result) => {
      if (result.status === 'rejected') throw result.reason;
      return result.value;
    });
    const next = found.length < MOST_AT_ONCE ? null : (found.at(-1)?.id ?? null);
    return { dryRun, items: await outcomes(needs, found, forecasts), next };
  };

/** @throws DomainError INPUT_INVALID where nothing would change, or the mapping names what a version does not have */
async function needOtherVersion(
  source: ProcessDocument,
  target: ProcessDocument,
  mapping: Migration['mapping'],
): Promise<void> {
  if (source.id === target.id) {
    throw inputInvalid([
      { path: 'body.to', message: { zh: '实例已在这一版本中', en: 'is the version that they run in' } },
    ]);
  }
  const [before, after] = await Promise.all([readNotes(source.xml), readNotes(target.xml)]);
  const unknown = Object.entries(mapping).flatMap(([from, to]) => [
    ...(before.has(from) ? [] : [missingElement(from, from, source)]),
    ...(after.has(to) ? [] : [missingElement(from, to, target)]),
  ]);
  if (unknown.length > 0) throw inputInvalid(unknown);
}

const missingElement = (
  ...[mapped, id, { processVersion }]: [mapped: string, id: string, version: ProcessDocument]
) => ({
  path: `body.mapping.${mapped}`,
  message: { zh: `第 ${processVersion} 版没有元素 ${id}`, en: `version ${processVersion} has no element ${id}` },
});

function chosen(only: string[] | undefined, after: string | undefined) {
  if (only) return { id: { in: only } };
  return after === undefined ? {} : { id: { gt: after } };
}

type Outcome = Pick<MigrationOutcome, 'moves' | 'opens' | 'closes' | 'refusals'>;

async function forecastOf(
  { engine }: Pick<InterventionNeeds, 'engine'>,
  { id }: InstanceDocument,
  { migration, dryRun }: { migration: Migration; dryRun: boolean },
): Promise<Outcome> {
  try {
    const forecast = await engine.checkMigration(id, migration);
    if (!dryRun && forecast.refusals.length === 0) await engine.migrateInstance(id, migration);
    return told(forecast);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const nowhere = { moves: [], opens: [], closes: [] };
    // It has moved on since to where it cannot be taken along, or the engine sees more than its forecast did.
    if (error.code === 'MIGRATION_REFUSED') return told({ ...nowhere, refusals: refusalsOf(error) });
    // It has ended since it was looked up.
    if (error.code !== 'ENGINE_NOT_FOUND') throw error;
    const refusal = { element: '', target: '', reason: 'ENDED' as const, detail: error.code };
    return { ...nowhere, refusals: [refusal] };
  }
}

/** The port says what is in it. */
const refusalsOf = ({ facts }: DomainError) => facts['refusals'] as readonly MigrationRefusal[];

function told({ moves, opens, closes, refusals }: MigrationForecast): Outcome {
  return {
    moves: moves.map(({ elementId, targetElementId }) => ({ element: elementId, target: targetElementId })),
    opens: [...opens],
    closes: [...closes],
    refusals: refusals.map(({ elementId, targetElementId, reason, detail }) => ({
      element: elementId,
      target: targetElementId,
      reason,
      detail,
    })),
  };
}

async function outcomes(
  needs: Pick<InterventionNeeds, 'stores' | 'engine'>,
  found: readonly InstanceDocument[],
  forecasts: readonly Outcome[],
): Promise<MigrationOutcome[]> {
  const shown = await shownInstances(needs, found);
  return shown.flatMap(({ processInstanceKey, caseId, caseCode }, place) => {
    const forecast = forecasts[place];
    return forecast
      ? [{ processInstanceKey, caseId, caseCode, migrates: forecast.refusals.length === 0, ...forecast }]
      : [];
  });
}
