import { describe, expect, it } from '@jest/globals';
import i18next from 'i18next';
import en from '../../../ui/shared/texts/en.json' with { type: 'json' };
import { fieldName } from '../../../ui/shared/fieldName.js';

await i18next.init({ resources: { en: { translation: en } }, lng: 'en' });

describe('the name of a refused field', () => {
  it.each([
    ['body.reason', 'Reason'],
    ['body.photos.2', 'Photos'],
    ['body.point.lat', 'Point on the map'],
    ['query.skip', 'query.skip'],
  ])('%s is %s', (path, name) => {
    expect(fieldName(i18next.t, path)).toBe(name);
  });
});
