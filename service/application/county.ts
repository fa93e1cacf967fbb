import type { Localized } from '../domain/localized.js';
import { type OrgKind, type OrgNode, type OrgTree, treeOn } from '../domain/organisation.js';
import type { Stores } from '../stores/port.js';
import type { Needs } from './needs.js';

const FRESH_FOR_MS = 3_600_000;
/** What was read of the organisation, and what is made of it. */
interface Reading {
  at: number;
  nodes: readonly OrgNode[];
  names: ReadonlyMap<string, Localized>;
  /** As it stands from `at` on, until a node begins or ends. */
  tree: OrgTree;
  treeUntil: number;
}

/** Some thousand nodes that change a few times a year, asked for with every list and every step of a case: read once an hour. */
const readings = new WeakMap<Stores, Reading>();

/** Every supervisor stands for it, whichever office pays him: it is a group of the diagrams, not a node of the tree. */
const SUPERVISION = { id: 'county-supervision', name: { zh: '县督查', en: 'County supervision' } };

/** The organisation as it stands now. */
export async function countyNow(needs: Pick<Needs, 'stores' | 'clock'>): Promise<OrgTree> {
  const now = needs.clock.now();
  const { nodes, tree, treeUntil } = await reading(needs);
  return now < treeUntil ? tree : treeOn(nodes, now);
}

/** How people call an organisation, also one that no longer exists: an old case keeps its words. */
export async function organisationNames(needs: Pick<Needs, 'stores' | 'clock'>): Promise<(id: string) => Localized> {
  const { names } = await reading(needs);
  return (id) => names.get(id) ?? (id === SUPERVISION.id ? SUPERVISION.name : { zh: id, en: id });
}

async function reading({ stores, clock }: Pick<Needs, 'stores' | 'clock'>): Promise<Reading> {
  const at = clock.now();
  const known = readings.get(stores);
  if (known && at - known.at < FRESH_FOR_MS && at >= known.at) return known;
  const documents = await stores.collection('organisations').find({ where: {} });
  const nodes = documents.map((document) => ({ ...document, kind: document.kind as OrgKind }));
  const names = new Map(nodes.map(({ id, name }) => [id, name]));
  const fresh = { at, nodes, names, tree: treeOn(nodes, at), treeUntil: nextChange(nodes, at) };
  if (nodes.length > 0) readings.set(stores, fresh);
  return fresh;
}

/** The first moment behind `at` at which a node begins or ends. */
function nextChange(nodes: readonly OrgNode[], at: number): number {
  const moments = nodes.flatMap(({ validFrom, validTo }) => [validFrom, validTo ?? Infinity]);
  return Math.min(...moments.filter((moment) => moment > at));
}
