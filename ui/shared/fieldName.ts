import type { TFunction } from 'i18next';

/** What people type or choose on the pages. Anything else is said as the contract says it. */
const named = [
  'address',
  'comment',
  'department',
  'files',
  'gridId',
  'itemId',
  'items',
  'minutes',
  'name',
  'owner',
  'password',
  'personId',
  'phone',
  'photos',
  'point',
  'publicEvent',
  'rating',
  'reason',
  'text',
  'until',
  'weatherKind',
  'xml',
] as const;

/** A field of the contract as the pages call it, from its path (`body.photos.2`): what is inside a list is the list. */
export function fieldName(t: TFunction, path: string): string {
  const inside = path.split('.').toReversed();
  const name = inside.map((part) => named.find((one) => one === part)).find((one) => one !== undefined);
  return name === undefined ? path : t(`field.${name}`);
}
