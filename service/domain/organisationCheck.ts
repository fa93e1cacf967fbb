import { type OrgNode, parentKind } from './organisation.js';

export interface OrgFinding {
  readonly id: string;
  readonly problem: string;
}

/** What is wrong with an organisation before it is taken in; empty if every moment gives one sound tree. */
export function checkOrganisation(nodes: readonly OrgNode[]): OrgFinding[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return nodes.flatMap((node) =>
    [
      byId.get(node.id) === node ? undefined : 'the id is taken by another node',
      node.validTo !== null && node.validTo <= node.validFrom ? 'it ends before it begins' : undefined,
      node.kind === 'grid' && node.point === null ? 'a grid needs a point' : undefined,
      parentProblem(node, byId),
      successorProblem(node, byId),
    ].flatMap((problem) => (problem === undefined ? [] : [{ id: node.id, problem }])),
  );
}

function parentProblem(node: OrgNode, byId: ReadonlyMap<string, OrgNode>): string | undefined {
  const kind = parentKind[node.kind];
  if (node.parent === null) return kind === null ? undefined : `it needs a ${kind} above it`;
  const parent = byId.get(node.parent);
  if (!parent) return `its parent ${node.parent} does not exist`;
  if (parent.kind !== kind) return `a ${node.kind} cannot hang under a ${parent.kind}`;
  const outlives = parent.validTo !== null && (node.validTo === null || node.validTo > parent.validTo);
  return node.validFrom < parent.validFrom || outlives ? `it exists while its parent ${parent.id} does not` : undefined;
}

function successorProblem(node: OrgNode, byId: ReadonlyMap<string, OrgNode>): string | undefined {
  if (node.successor === null) return undefined;
  if (node.validTo === null) return 'it has a successor but no end';
  const successor = byId.get(node.successor);
  if (!successor) return `its successor ${node.successor} does not exist`;
  if (successor.kind !== node.kind) return `a ${node.kind} cannot be followed by a ${successor.kind}`;
  // A successor that ends later than its predecessor also keeps the chain from running in a circle.
  const takesOver =
    successor.validFrom <= node.validTo && (successor.validTo === null || successor.validTo > node.validTo);
  return takesOver ? undefined : `its successor ${successor.id} does not exist when it ends`;
}
