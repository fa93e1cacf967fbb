import type { Localized } from '../domain/localized.js';
import { type OrgKind, type OrgNode, type OrgTree, treeOn } from '../domain/organisation.js';
import type { Stores } from '../stores/port.js';
import type { Needs } from './needs.js';

const FRESH_FOR_MS = 3_600_000;
/** Some thousand nodes that change a few times a year, asked for with every list and every step of a case: read once an hour. */
const read = new WeakMap<Stores, { at: number; nodes: readonly OrgNode[] }>();

/** Every supervisor stands for it, whichever office pays him: it is a group of the diagrams, not a node of the tree. */
const SUPERVISION = { id: 'county-supervision', name: { zh: '县督查', en: 'County supervision' } };

/** The organisation as it stands now. */
export async function countyNow({ stores, clock }: Pick<Needs, 'stores' | 'clock'>): Promise<OrgTree> {
  return treeOn(await nodesOf(stores, clock.now()), clock.now());
}

/** How people call an organisation, also one that no longer exists: an old case keeps its words. */
export async function organisationNames({
  stores,
  clock,
}: Pick<Needs, 'stores' | 'clock'>): Promise<(id: string) => Localized> {
  const names = new Map((await nodesOf(stores, clock.now())).map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? (id === SUPERVISION.id ? SUPERVISION.name : { zh: id, en: id });
}

async function nodesOf(stores: Stores, now: number): Promise<readonly OrgNode[]> {
  const known = read.get(stores);
  if (known && now - known.at < FRESH_FOR_MS && now >= known.at) return known.nodes;
  const documents = await stores.collection('organisations').find({ where: {} });
  const nodes = documents.map((document) => ({ ...document, kind: document.kind as OrgKind }));
  if (nodes.length > 0) read.set(stores, { at: now, nodes });
  return nodes;
}
