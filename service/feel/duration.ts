/** Days, hours, minutes, seconds: an amount on the line of instants. */
export class DaysTimeDuration {
  constructor(readonly nanos: bigint) {}

  /** Whole seconds, towards the past where there is a fraction, as Java keeps them. */
  get seconds(): bigint {
    const whole = this.nanos / SECOND;
    return this.nanos % SECOND < 0n ? whole - 1n : whole;
  }

  get millis(): bigint {
    const whole = this.nanos / 1_000_000n;
    return this.nanos % 1_000_000n < 0n ? whole - 1n : whole;
  }

  /** As FEEL's string() prints it: `P1DT12H`, without fractions of a second. */
  toString(): string {
    const size = (this.nanos < 0n ? -this.nanos : this.nanos) / SECOND;
    const days = part(size / 86_400n, 'D');
    const time = part((size / 3600n) % 24n, 'H') + part((size / 60n) % 60n, 'M') + part(size % 60n, 'S');
    if (days === '' && time === '') return 'P0D';
    return `${this.nanos < 0n ? '-' : ''}P${days}${time === '' ? '' : `T${time}`}`;
  }
}

/** Years and months: an amount on the calendar. */
export class YearsMonthsDuration {
  constructor(readonly totalMonths: number) {}

  get years(): number {
    return Math.trunc(this.totalMonths / 12) + 0;
  }

  get months(): number {
    return (this.totalMonths % 12) + 0;
  }

  toString(): string {
    const years = part(Math.abs(this.years), 'Y');
    const months = part(Math.abs(this.months), 'M');
    if (years === '' && months === '') return 'P0Y';
    return `${this.totalMonths < 0 ? '-' : ''}P${years}${months}`;
  }
}

export type FeelDuration = DaysTimeDuration | YearsMonthsDuration;

const SECOND = 1_000_000_000n;

/** Reads `P1Y2M`, `P1DT2H`, `-PT0.5S`, `PT-8H`; months beside days are no duration. Letters may be small. */
export function parseDuration(text: string): FeelDuration | undefined {
  return parseYearsMonths(text) ?? parseDaysTime(text);
}

/** In Java's text, which the broker stores. */
export function storedDurationText(duration: FeelDuration): string {
  return duration instanceof DaysTimeDuration ? storedDaysTimeText(duration) : storedMonthsText(duration);
}

/** That of a Period. */
function storedMonthsText(duration: YearsMonthsDuration): string {
  const { years, months } = duration;
  if (years === 0 && months === 0) return 'P0D';
  return `P${part(years, 'Y')}${part(months, 'M')}`;
}

/** That of a Duration: hours, minutes and seconds, each with its sign. */
export function storedDaysTimeText({ nanos }: DaysTimeDuration): string {
  if (nanos === 0n) return 'PT0S';
  const hours = part(nanos / (3600n * SECOND), 'H');
  const minutes = part((nanos / (60n * SECOND)) % 60n, 'M');
  return `PT${hours}${minutes}${secondsPart(nanos % (60n * SECOND))}`;
}

function parseYearsMonths(text: string): YearsMonthsDuration | undefined {
  const match = /^(-?)P(?:(-?\d+)Y)?(?:(-?\d+)M)?$/i.exec(text);
  if (!match || (match[2] ?? match[3]) === undefined) return undefined;
  const months = Number(match[2] ?? 0) * 12 + Number(match[3] ?? 0);
  return new YearsMonthsDuration(match[1] === '-' ? 0 - months : months);
}

function parseDaysTime(text: string): DaysTimeDuration | undefined {
  const match = /^(-?)P(?:(-?\d+)D)?(?:T(?=.)(?:(-?\d+)H)?(?:(-?\d+)M)?(?:(-?)(\d+)(?:\.(\d{0,9}))?S)?)?$/i.exec(text);
  if (!match || /P$/i.test(text)) return undefined;
  const [, sign, days = '0', hours = '0', minutes = '0', secondSign, seconds = '0', fraction = ''] = match;
  const second = BigInt(seconds) * SECOND + BigInt(fraction.padEnd(9, '0'));
  const total =
    ((BigInt(days) * 24n + BigInt(hours)) * 60n + BigInt(minutes)) * 60n * SECOND +
    (secondSign === '-' ? -second : second);
  return new DaysTimeDuration(sign === '-' ? -total : total);
}

function part(amount: bigint | number, unit: string): string {
  return amount === 0n || amount === 0 ? '' : `${amount.toString()}${unit}`;
}

function secondsPart(nanos: bigint): string {
  if (nanos === 0n) return '';
  const size = nanos < 0n ? -nanos : nanos;
  const fraction = (size % SECOND).toString().padStart(9, '0').replace(/0+$/, '');
  return `${nanos < 0n ? '-' : ''}${(size / SECOND).toString()}${fraction === '' ? '' : `.${fraction}`}S`;
}
