import { describe, expect, it } from '@jest/globals';
import { placeName } from '../../../service/application/cases/place.js';
import { treeOn } from '../../../service/domain/organisation.js';

const always = { point: null, validFrom: 0, validTo: null, successor: null };

describe('the name of a place', () => {
  it('says the community once where the grid bears its name', () => {
    // given
    const county = treeOn(
      [
        { id: 'street', kind: 'street', name: { zh: '东街街道', en: 'East Street' }, parent: 'county', ...always },
        { id: 'community', kind: 'community', name: { zh: '北门社区', en: 'Beimen' }, parent: 'street', ...always },
        { id: 'grid', kind: 'grid', name: { zh: '北门社区第一网格', en: 'Grid 1' }, parent: 'community', ...always },
      ],
      1,
    );
    // when
    const name = placeName(county, 'grid');
    // then
    expect(name).toEqual({ zh: '东街街道北门社区第一网格', en: 'Grid 1, Beimen, East Street' });
  });
});
