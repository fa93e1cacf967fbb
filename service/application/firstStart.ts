import type { DemoCounty } from '../demo/county.js';
import type { Resource } from '../engine/port.js';
import type { Needs } from './needs.js';

type FirstStartNeeds = Pick<Needs, 'stores' | 'engine' | 'clock' | 'passwords'>;

/** Whether nothing has ever been kept here. */
export async function isFirstStart({ stores }: Pick<Needs, 'stores'>): Promise<boolean> {
  return (await stores.collection('people').count({})) === 0;
}

/**
 * Lays out a county and deploys the diagrams. Each part can be there already: a first start that was cut off is
 * finished by the next. The accounts come last, because isFirstStart asks for them.
 */
export async function firstStart(
  needs: FirstStartNeeds,
  { county, diagrams }: { county: DemoCounty; diagrams: readonly Resource[] },
): Promise<void> {
  const { stores, engine, clock } = needs;
  const [passwordHash, catalogue] = [await needs.passwords.hash(county.password), county.catalogue];
  await engine.deploy(diagrams);
  await engine.caughtUp();
  for (const organisation of county.organisation) {
    const known = await stores.collection('organisations').get(organisation.id);
    if (!known) await stores.collection('organisations').insert(organisation);
  }
  const { version: id, source, items } = catalogue;
  if (!(await stores.collection('catalogues').get(id))) {
    await stores.collection('catalogues').insert({ id, source, items, importedAt: clock.now() });
  }
  await stores.write(
    county.people.map(({ login, name, organisation, roles }) => ({
      collection: 'people',
      document: { id: login, version: 0, login, name, organisation, roles, passwordHash },
    })),
  );
}
