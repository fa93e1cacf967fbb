const form =
  /^P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d{1,3})?)S)?)?$/;

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `at` (UTC milliseconds) and an ISO 8601 duration later; years and months by the calendar. Undefined: the text is none. */
export function addDuration(at: number, text: string): number | undefined {
  const match = form.exec(text);
  if (!match) return undefined;
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  const exact = (7 * weeks + days) * DAY + hours * HOUR + minutes * MINUTE + Math.round(seconds * SECOND);
  return addMonths(at, 12 * years + months) + exact;
}

/** The last day where the month is too short. */
function addMonths(at: number, months: number): number {
  if (months === 0) return at;
  const day = new Date(at).getUTCDate();
  const moved = new Date(at);
  moved.setUTCDate(1);
  moved.setUTCMonth(moved.getUTCMonth() + months);
  const last = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate();
  return moved.setUTCDate(Math.min(day, last));
}
