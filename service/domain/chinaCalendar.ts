import days from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import source from 'chinese-days/package.json' with { type: 'json' };
import type { Calendar } from './calendar.js';
import type { Localized } from './localized.js';

/**
 * China's public holidays and the weekend days worked in return, as the State Council announces them year by year;
 * gathered by the package chinese-days, whose version is the calendar's. Working hours 8–12 and 14–18 (product.md).
 */
export const chinaCalendar: Calendar = {
  name: source.name,
  version: source.version,
  timeZone: 'Asia/Shanghai',
  utcOffsetMinutes: 8 * 60,
  firstYear: yearOf(0),
  lastYear: yearOf(-1),
  holidays: new Map(Object.entries(days.holidays).map(([day, text]) => [day, nameOf(text)])),
  workingWeekendDays: new Set(Object.keys(days.workdays)),
  workingHours: [
    { from: 8 * 60, to: 12 * 60 },
    { from: 14 * 60, to: 18 * 60 },
  ],
};

function yearOf(place: 0 | -1): number {
  return Number(Object.keys(days.holidays).sort().at(place)?.slice(0, 4));
}

/** The package writes `Spring Festival,春节,4`. */
function nameOf(text: string): Localized {
  const [en = text, zh = text] = text.split(',');
  return { zh, en };
}
