import type { Localized } from '../../domain/localized.js';
import { type OrgKind, type OrgNode, type OrgTree, treeOn } from '../../domain/organisation.js';
import type { Stores } from '../../stores/port.js';
import type { Needs } from '../needs.js';

const FRESH_FOR_MS = 3_600_000;
/** What was read of the organisation, and what is made of it. */
interface Reading {
  at: number;
  nodes: readonly OrgNode[];
  names: ReadonlyMap<string, Localized>;
  /** As it stands at `at`: from the moment before it at which a node began or ended, until the next. */
  tree: OrgTree;
  treeFrom: number;
  treeUntil: number;
}

/** Some thousand nodes that change a few times a year, asked for with every list and every step of a case: read once an hour. */
const readings = new WeakMap<Stores, Reading>();

/** Every supervisor stands for it, whichever office pays him: it is a group of the diagrams, not a node of the tree. */
const SUPERVISION = { id: 'county-supervision', name: { zh: '县督查', en: 'County supervision' } };

/** The organisation as it stands now. */
export function countyNow(needs: Pick<Needs, 'stores' | 'clock'>): Promise<OrgTree> {
  return countyAt(needs, needs.clock.now());
}

/** The organisation as it stood at a moment: a case keeps the place where it was reported. */
export async function countyAt(needs: Pick<Needs, 'stores' | 'clock'>, moment: number): Promise<OrgTree> {
  const { nodes, tree, treeFrom, treeUntil } = await reading(needs);
  return treeFrom <= moment && moment < treeUntil ? tree : treeOn(nodes, moment);
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
  const fresh = { at, nodes, names, tree: treeOn(nodes, at), ...spanAround(nodes, at) };
  if (nodes.length > 0) readings.set(stores, fresh);
  return fresh;
}

/** In which no node begins or ends: from the last moment at which one did until the next. */
function spanAround(nodes: readonly OrgNode[], at: number): Pick<Reading, 'treeFrom' | 'treeUntil'> {
  const moments = nodes.flatMap(({ validFrom, validTo }) => [validFrom, validTo ?? Infinity]);
  return {
    treeFrom: Math.max(...moments.filter((moment) => moment <= at)),
    treeUntil: Math.min(...moments.filter((moment) => moment > at)),
  };
}
