import type { Localized } from '../../domain/localized.js';
import { type OrgTree, pathOf } from '../../domain/organisation.js';

/** Where a case is, as people say it: street, community, grid. */
export function placeName(county: OrgTree, gridId: string): Localized {
  const path = pathOf(county, gridId).filter(({ kind }) => kind !== 'county');
  if (path.length === 0) return { zh: gridId, en: gridId };
  return {
    zh: path.map(({ name }, place) => withoutParent(name.zh, path[place - 1]?.name.zh)).join(''),
    en: path
      .map(({ name }) => name.en)
      .reverse()
      .join(', '),
  };
}

/** Grids often bear their community's name in their own; once is enough. */
const withoutParent = (name: string, parent: string | undefined): string =>
  parent !== undefined && name.startsWith(parent) ? name.slice(parent.length) : name;
