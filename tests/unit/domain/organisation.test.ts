import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  areaOf,
  childrenOf,
  enclosing,
  gridAt,
  metresBetween,
  type OrgKind,
  type OrgNode,
  pathOf,
  presentOf,
  treeOn,
} from '../../../service/domain/organisation.js';
import { checkOrganisation } from '../../../service/domain/organisationCheck.js';

const day = (text: string) => Date.parse(`${text}T00:00:00+08:00`);
const node = (id: string, kind: OrgKind, more: Partial<OrgNode> = {}): OrgNode => ({
  id,
  kind,
  name: { zh: id, en: id },
  parent: null,
  point: null,
  validFrom: day('2020-01-01'),
  validTo: null,
  successor: null,
  ...more,
});
const merged = { validTo: day('2025-01-01'), successor: 'long-bridge' };

// Two villages were merged into one community at the beginning of 2025; the grids stayed where they are, under new ids.
const nodes = [
  node('county', 'county'),
  node('east', 'street', { parent: 'county' }),
  node('housing', 'department', { parent: 'county' }),
  node('upper', 'community', { parent: 'east', ...merged }),
  node('lower', 'community', { parent: 'east', ...merged }),
  node('long-bridge', 'community', { parent: 'east', validFrom: day('2025-01-01') }),
  node('upper-1', 'grid', {
    parent: 'upper',
    point: { lat: 26.88, lng: 120 },
    validTo: day('2025-01-01'),
    successor: 'bridge-1',
  }),
  node('bridge-1', 'grid', { parent: 'long-bridge', point: { lat: 26.88, lng: 120 }, validFrom: day('2025-01-01') }),
  node('bridge-2', 'grid', { parent: 'long-bridge', point: { lat: 26.89, lng: 120.01 }, validFrom: day('2025-01-01') }),
];
const byId = new Map(nodes.map((each) => [each.id, each]));
const before = treeOn(nodes, day('2025-01-01') - 1);
const after = treeOn(nodes, day('2025-01-01'));

describe('organisation', () => {
  it('shows last year on last year’s tree', () => {
    expect(childrenOf(before, 'east').map(({ id }) => id)).toEqual(['upper', 'lower']);
    expect(childrenOf(after, 'east').map(({ id }) => id)).toEqual(['long-bridge']);
  });

  it('calls a grid a village where it, or the nearest above that says so, is one', () => {
    const tree = treeOn(
      nodes.map((each) => {
        if (each.id === 'long-bridge') return { ...each, area: 'village' as const };
        return each.id === 'bridge-2' ? { ...each, area: 'town' as const } : each;
      }),
      day('2025-01-01'),
    );

    expect(['bridge-1', 'bridge-2', 'east', 'gone'].map((id) => areaOf(tree, id))).toEqual([
      'village',
      'town',
      'town',
      'town',
    ]);
  });

  it('names the way from the county to a grid', () => {
    expect(pathOf(after, 'bridge-1').map(({ id }) => id)).toEqual(['county', 'east', 'long-bridge', 'bridge-1']);
    expect(pathOf(after, 'upper-1')).toEqual([]);
  });

  it('finds the street of a grid', () => {
    expect(enclosing(after, 'bridge-2', 'street')?.id).toBe('east');
    expect(enclosing(after, 'housing', 'street')).toBeUndefined();
  });

  it('finds the grid of a point as it was on that day', () => {
    const point = { lat: 26.881, lng: 120.001 };
    expect(gridAt(before, point)?.id).toBe('upper-1');
    expect(gridAt(after, point)?.id).toBe('bridge-1');
  });

  it('finds no grid far outside the county', () => {
    expect(gridAt(after, { lat: 39.9, lng: 116.4 })).toBeUndefined();
  });

  it('knows who goes on with the work of a merged community', () => {
    expect(presentOf(byId, 'upper', day('2024-06-01'))?.id).toBe('upper');
    expect(presentOf(byId, 'upper', day('2026-06-01'))?.id).toBe('long-bridge');
    expect(presentOf(byId, 'long-bridge', day('2024-06-01'))).toBeUndefined();
  });
});

describe('organisation check', () => {
  it('finds nothing wrong with a sound organisation', () => {
    expect(checkOrganisation(nodes)).toEqual([]);
  });

  it.each([
    ['the id is taken by another node', node('east', 'street', { parent: 'county' })],
    ['it ends before it begins', node('x', 'county', { validTo: day('2019-01-01') })],
    ['a grid needs a point', node('x', 'grid', { parent: 'long-bridge', validFrom: day('2025-01-01') })],
    ['it needs a county above it', node('x', 'street')],
    ['its parent nowhere does not exist', node('x', 'street', { parent: 'nowhere' })],
    ['a department cannot hang under a street', node('x', 'department', { parent: 'east' })],
    ['it exists while its parent upper does not', node('x', 'grid', { parent: 'upper', point: { lat: 0, lng: 0 } })],
    ['it has a successor but no end', node('x', 'street', { parent: 'county', successor: 'east' })],
    [
      'its successor upper does not exist when it ends',
      node('x', 'community', { parent: 'east', validTo: day('2026-01-01'), successor: 'upper' }),
    ],
  ])('says that %s', (problem, wrong) => {
    expect(
      checkOrganisation(
        [...nodes.filter(({ id }) => id !== wrong.id), byId.get(wrong.id), wrong].filter((n) => n !== undefined),
      ),
    ).toContainEqual({ id: wrong.id, problem });
  });
});

describe('organisation, whatever its history', () => {
  const moments = fc.integer({ min: 0, max: 40 });
  /** A street whose communities are split off and merged at random moments. */
  const histories = fc
    .array(fc.tuple(moments, fc.integer({ min: 1, max: 20 }), fc.option(moments)), { maxLength: 30 })
    .map((lives) => [
      node('county', 'county', { validFrom: 0 }),
      node('east', 'street', { parent: 'county', validFrom: 0 }),
      ...lives.map(([validFrom, length, last]) =>
        node(`c${validFrom}-${length}-${last ?? ''}`, 'community', {
          parent: 'east',
          validFrom,
          validTo: last === null ? null : validFrom + length,
        }),
      ),
    ]);

  it('has each node in the tree exactly while it is valid, and below exactly one parent', () => {
    fc.assert(
      fc.property(histories, moments, (history, at) => {
        const tree = treeOn(history, at);
        for (const each of new Map(history.map((one) => [one.id, one])).values()) {
          const isThere = each.validFrom <= at && (each.validTo === null || at < each.validTo);
          expect(tree.nodes.has(each.id)).toBe(isThere);
          expect(pathOf(tree, each.id).at(-1)?.id).toBe(isThere ? each.id : undefined);
        }
      }),
    );
  });

  it('gives a point to the nearest grid', () => {
    const point = fc.record({
      lat: fc.double({ min: 26.87, max: 26.89, noNaN: true }),
      lng: fc.double({ min: 119.99, max: 120.01, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 20 }), point, (middles, asked) => {
        const grids = middles.map((middle, index) => node(`g${index}`, 'grid', { point: middle }));
        const found = gridAt(treeOn(grids, day('2026-01-01')), asked);
        const nearest = Math.min(...middles.map((middle) => metresBetween(asked, middle)));
        expect(found?.point && metresBetween(asked, found.point)).toBe(nearest);
      }),
    );
  });
});
