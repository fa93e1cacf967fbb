import { basename } from 'node:path';
import type { DemoCounty } from '../../demo/county.js';
import { lostRace } from '../../domain/lostRace.js';
import type { Resource } from '../../engine/port.js';
import type { Needs } from '../needs.js';

type FirstStartNeeds = Pick<Needs, 'stores' | 'engine' | 'clock' | 'passwords'>;

/** A first start says so before and after: one that was cut off is told from an installation that has run. */
const MARK = 'first start';

/** Whether nothing has ever been kept here, or what a first start lays out is not all there yet. */
export async function isFirstStart({ stores }: Pick<Needs, 'stores'>): Promise<boolean> {
  const mark = await stores.collection('counters').get(MARK);
  return mark ? mark.value === 0 : (await stores.collection('people').count({})) === 0;
}

/** Lays out a county and deploys the diagrams. Any part can be there already: cut off before, or another node is at it too. */
export async function firstStart(
  needs: FirstStartNeeds,
  { county, diagrams }: { county: DemoCounty; diagrams: readonly Resource[] },
): Promise<void> {
  const { stores, engine, clock } = needs;
  await once(() => stores.collection('counters').insert({ id: MARK, value: 0 }));
  const [passwordHash, catalogue] = [await needs.passwords.hash(county.password), county.catalogue];
  await engine.deploy(diagrams);
  await engine.caughtUp();
  for (const organisation of county.organisation) {
    await once(() => stores.collection('organisations').insert(organisation));
  }
  const { version, source, items } = catalogue;
  await once(() => stores.collection('catalogues').insert({ id: version, source, items, importedAt: clock.now() }));
  for (const { login, name, organisation, roles } of county.people) {
    await once(() => stores.collection('people').insert({ id: login, login, name, organisation, roles, passwordHash }));
  }
  const mark = await stores.collection('counters').get(MARK);
  if (mark?.value === 0) await once(() => stores.collection('counters').save({ ...mark, value: 1 }));
}

/** Deploys what this version brought along and the installation has never had; what it has is its own to change. */
export async function addMissingDiagrams(
  { stores, engine, diagrams }: Pick<Needs, 'stores' | 'engine' | 'diagrams'>,
  shipped: readonly Resource[],
): Promise<void> {
  const processes = stores.collection('processes');
  const isThere = async ({ name, content }: Resource) => {
    if (name.endsWith('.form')) return (await stores.collection('forms').get(basename(name, '.form'))) !== undefined;
    const xml = content.toString();
    // Most often this very file was deployed: then nobody has to read what processes are in it.
    if ((await processes.count({ resourceName: name, xml })) > 0) return true;
    return (await processes.count({ processId: { in: diagrams.processesIn(xml) } })) > 0;
  };
  const missing: Resource[] = [];
  for (const resource of shipped) if (!(await isThere(resource))) missing.push(resource);
  if (missing.length > 0) await engine.deploy(missing);
}

/** What somebody else has written in the same moment is written. */
async function once(write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!lostRace(error)) throw error;
  }
}
