/** What the import of a year's days promises over any store. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { calendarInForce, importCalendar } from '../../service/application/county/importCalendar.js';
import { chinaCalendar } from '../../service/domain/chinaCalendar.js';
import { VirtualClock } from '../../service/domain/virtualClock.js';
import type { Stores } from '../../service/stores/port.js';

const START = Date.UTC(2026, 10, 2, 1);
const HOUR_MS = 3_600_000;

/** Made up for this test. */
const notice = (version: string, dayOff: string) => ({
  name: `${version}.yaml`,
  text: `version: ${version}
year: 2027
source: made up for a test
daysOff:
  - { from: 2027-${dayOff}, to: 2027-${dayOff}, zh: 元旦、春节、清明、劳动、端午、中秋、国庆, en: all of them }
workingDays: []
`,
});

/** `open` answers with an empty store. */
export function calendarsContract(open: () => Promise<Stores>): void {
  describe('imported calendars', () => {
    let stores: Stores;
    let clock: VirtualClock;
    beforeEach(async () => {
      stores = await open();
      clock = new VirtualClock(START);
    });
    afterEach(() => stores.close());

    const take = async (file: ReturnType<typeof notice>) => {
      clock.moveTo(clock.now() + HOUR_MS);
      await importCalendar({ stores, clock, calendar: chinaCalendar })(file);
    };
    const inForce = async () => (await calendarInForce(stores, chinaCalendar)).version;

    it('of one year the one that was taken in last counts, also where it was there before', async () => {
      await take(notice('first', '01-01'));
      const first = await inForce();
      await take(notice('second', '01-04'));
      const second = await inForce();

      await take(notice('first', '01-01'));

      expect(second).not.toBe(first);
      expect(await inForce()).toBe(first);
      expect(await stores.collection('calendars').count({})).toBe(2);
    });

    it('refuses other days under the name of a version that is there', async () => {
      await take(notice('first', '01-01'));
      const before = await inForce();

      await expect(take(notice('first', '01-04'))).rejects.toMatchObject({ code: 'CALENDAR_REFUSED' });

      expect(await inForce()).toBe(before);
    });
  });
}
