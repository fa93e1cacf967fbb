import type { Localized } from './localized.js';

/** kind → the kind that it hangs under. A street's command centre is the street itself; its 大工委 is a committee. */
export const parentKind = {
  county: null,
  street: 'county',
  community: 'street',
  grid: 'community',
  department: 'county',
  committee: 'street',
} as const;

export type OrgKind = keyof typeof parentKind;

/** Town or village: some work belongs to another department out there. */
export type AreaKind = 'town' | 'village';

export interface Point {
  readonly lat: number;
  readonly lng: number;
}

/**
 * A street, grid, department … for as long as it exists. A renamed or merged one ends and names its successor, so old
 * cases keep the id, the name and the place that were true when they happened.
 */
export interface OrgNode {
  /** A plain slug: candidateGroups of the diagrams carry it unescaped. */
  readonly id: string;
  readonly kind: OrgKind;
  readonly name: Localized;
  readonly parent: string | null;
  /** The middle of a grid. */
  readonly point: Point | null;
  /** What it is, with all that lies below; null or not there (older installations): as the one above says. */
  readonly area?: AreaKind | null;
  /** First moment, UTC milliseconds. */
  readonly validFrom: number;
  /** First moment at which it no longer exists; null while it does. */
  readonly validTo: number | null;
  /** Who goes on with its work after validTo. */
  readonly successor: string | null;
}

/** The organisation as it stood at one moment. */
export interface OrgTree {
  readonly nodes: ReadonlyMap<string, OrgNode>;
  readonly children: ReadonlyMap<string, readonly OrgNode[]>;
}

/** A point further than this from every grid's middle lies in none of them. */
const GRID_REACH_METRES = 3_000;

export function treeOn(nodes: Iterable<OrgNode>, at: number): OrgTree {
  const valid = new Map<string, OrgNode>();
  const children = new Map<string, OrgNode[]>();
  for (const node of nodes) {
    if (!isValidOn(node, at)) continue;
    valid.set(node.id, node);
    if (node.parent === null) continue;
    const siblings = children.get(node.parent);
    if (siblings) siblings.push(node);
    else children.set(node.parent, [node]);
  }
  return { nodes: valid, children };
}

function isValidOn({ validFrom, validTo }: OrgNode, at: number): boolean {
  return validFrom <= at && (validTo === null || at < validTo);
}

export function childrenOf(tree: OrgTree, id: string): readonly OrgNode[] {
  return tree.children.get(id) ?? [];
}

/** The grids of a street, a community or the county; a grid is its own. */
export function gridsUnder(tree: OrgTree, id: string): OrgNode[] {
  const node = tree.nodes.get(id);
  if (node?.kind === 'grid') return [node];
  return childrenOf(tree, id).flatMap((child) => gridsUnder(tree, child.id));
}

/** From the county down to the node itself; empty where the tree does not have it. */
export function pathOf(tree: OrgTree, id: string): OrgNode[] {
  const path: OrgNode[] = [];
  for (let node = tree.nodes.get(id); node; node = node.parent === null ? undefined : tree.nodes.get(node.parent)) {
    path.unshift(node);
  }
  return path;
}

/** The node itself or the one above it that is of this kind: the street of a grid. */
export function enclosing(tree: OrgTree, id: string, kind: OrgKind): OrgNode | undefined {
  return pathOf(tree, id).find((node) => node.kind === kind);
}

/** What the place is: the nearest word on the way up; a place of which nobody has said anything is in town. */
export function areaOf(tree: OrgTree, id: string): AreaKind {
  return pathOf(tree, id).findLast(({ area }) => area != null)?.area ?? 'town';
}

/** The grid whose middle is nearest; undefined where none is within reach. */
export function gridAt(tree: OrgTree, point: Point): OrgNode | undefined {
  let nearest: { grid: OrgNode; metres: number } | undefined;
  for (const grid of tree.nodes.values()) {
    if (grid.kind !== 'grid' || grid.point === null) continue;
    const metres = metresBetween(point, grid.point);
    if (metres <= GRID_REACH_METRES && metres < (nearest?.metres ?? Infinity)) nearest = { grid, metres };
  }
  return nearest?.grid;
}

/** Who does the work of `id` at this moment: itself, or what it was renamed to or merged into; undefined if nobody. */
export function presentOf(nodes: ReadonlyMap<string, OrgNode>, id: string, at: number): OrgNode | undefined {
  let node = nodes.get(id);
  while (node?.validTo != null && node.validTo <= at) {
    node = node.successor === null ? undefined : nodes.get(node.successor);
  }
  return node && isValidOn(node, at) ? node : undefined;
}

/** Metres on the ground; flat is exact enough over the width of a county. */
export function metresBetween(a: Point, b: Point): number {
  const METRES_PER_DEGREE = 111_320;
  const north = (a.lat - b.lat) * METRES_PER_DEGREE;
  const east = (a.lng - b.lng) * METRES_PER_DEGREE * Math.cos((((a.lat + b.lat) / 2) * Math.PI) / 180);
  return Math.hypot(north, east);
}
