import { describe, expect, it } from '@jest/globals';
import { demoCounty } from '../../../service/demo/county.js';
import { gridAt, type OrgKind, presentOf, treeOn } from '../../../service/domain/organisation.js';

const county = demoCounty();
const today = treeOn(county.organisation, Date.parse('2026-11-21T00:00:00Z'));
const ofKind = (kind: OrgKind) => [...today.nodes.values()].filter((node) => node.kind === kind);

describe('demo county', () => {
  it('has three streets with a joint committee each, twelve communities, sixty grids and twenty departments', () => {
    expect(ofKind('street')).toHaveLength(3);
    expect(ofKind('committee').map(({ parent }) => parent)).toEqual(ofKind('street').map(({ id }) => id));
    expect(ofKind('community')).toHaveLength(12);
    expect(ofKind('grid')).toHaveLength(60);
    expect(ofKind('department')).toHaveLength(20);
  });

  it('finds every grid by its own point', () => {
    for (const grid of ofKind('grid')) expect(grid.point && gridAt(today, grid.point)?.id).toBe(grid.id);
  });

  it('remembers a community that was merged into its neighbour', () => {
    const byId = new Map(county.organisation.map((node) => [node.id, node]));
    const lastYear = treeOn(county.organisation, Date.parse('2025-06-30T00:00:00Z'));
    expect(lastYear.nodes.get('xiguan')?.name.zh).toBe('西关社区');
    expect(presentOf(byId, 'xiguan', Date.parse('2026-11-21T00:00:00Z'))?.id).toBe('beimen');
  });

  it('has an account for every part in the story', () => {
    const accounts = new Map(county.people.map(({ login, organisation, roles }) => [login, [organisation, ...roles]]));
    expect(accounts.size).toBe(county.people.length);
    expect(
      [
        'jumin',
        'wangge',
        'songling',
        'chengguan',
        'chengguan-2',
        'chengguan-lead',
        'zhujian',
        'zhujian-lead',
        'songling-convenor',
        'ducha',
        'admin',
      ].map((login) => accounts.get(login)),
    ).toEqual([
      ['beimen-1', 'resident'],
      ['beimen-1', 'gridMember'],
      ['songling', 'dispatcher'],
      ['urban-management', 'clerk'],
      ['urban-management', 'clerk'],
      ['urban-management', 'lead'],
      ['housing', 'clerk'],
      ['housing', 'lead'],
      ['songling-committee', 'convenor'],
      ['xiawan', 'supervisor'],
      ['xiawan', 'administrator'],
    ]);
  });

  it('has a clerk and a lead in every department', () => {
    for (const { id } of ofKind('department')) {
      const roles = county.people.filter(({ organisation }) => organisation === id).flatMap((person) => person.roles);
      expect(roles).toEqual(expect.arrayContaining(['clerk', 'lead']));
    }
  });

  it('gives every department something to do, and every item at least one report', () => {
    const departments = new Set(county.catalogue.items.map(({ department }) => department));
    const reported = new Set(county.reports.map(({ itemId }) => itemId));
    expect([...departments].sort()).toEqual(
      ofKind('department')
        .map(({ id }) => id)
        .sort(),
    );
    expect([...reported].sort()).toEqual(county.catalogue.items.map(({ id }) => id).sort());
  });
});
