import { DomainError } from './errors.js';
import type { Localized } from './localized.js';

/** The units of the official tables. `minute` is not one of theirs: the county's 15-minute promise needs it. */
export const limitUnits = {
  minute: { zh: '分钟', en: 'minutes', counts: 'clock', minutes: 1 },
  hour: { zh: '小时', en: 'hours', counts: 'clock', minutes: 60 },
  emergencyHour: { zh: '紧急工作时', en: 'emergency hours', counts: 'clock', minutes: 60 },
  calendarDay: { zh: '天', en: 'calendar days', counts: 'clock', minutes: 24 * 60 },
  workingHour: { zh: '工作时', en: 'working hours', counts: 'working', minutes: 60 },
  workingDay: { zh: '工作日', en: 'working days', counts: 'working', minutes: 8 * 60 },
} as const;

export type LimitUnit = keyof typeof limitUnits;

/** How long something may take: a positive amount of one unit. */
export interface TimeLimit {
  readonly amount: number;
  readonly unit: LimitUnit;
}

/**
 * Reads `2紧急工作时`, `8 工作时`, `5个工作日`, `3天`, `30分钟`, and ISO 8601 durations (`PT24H`, `P1DT12H`),
 * which always run on the plain clock. Anything more than an amount and a unit is refused, not guessed.
 * @throws DomainError TIME_LIMIT_UNREADABLE
 */
export function parseTimeLimit(text: string): TimeLimit {
  const plain = text.normalize('NFKC').trim();
  const limit = parseOfficial(plain) ?? parseIso(plain);
  if (!limit || limit.amount <= 0) throw new DomainError('TIME_LIMIT_UNREADABLE', { text });
  return limit;
}

/** The limit as a person reads it: `2紧急工作时`, `2 emergency hours`. */
export function limitText({ amount, unit }: TimeLimit): Localized {
  const { zh, en } = limitUnits[unit];
  return { zh: `${amount}${zh}`, en: `${amount} ${amount === 1 ? en.replace(/s$/, '') : en}` };
}

/** What is counted: minutes of the plain clock, or minutes of working time (a working day has eight hours of it). */
export function limitMinutes({ amount, unit }: TimeLimit): number {
  return amount * limitUnits[unit].minutes;
}

const unitOf = new Map<string, LimitUnit>([
  ...Object.entries(limitUnits).map(([unit, { zh }]) => [zh, unit as LimitUnit] as const),
  ['自然日', 'calendarDay'],
  ['工作小时', 'workingHour'],
]);

function parseOfficial(text: string): TimeLimit | undefined {
  const [, amount, unitText] = /^(\d+(?:\.\d+)?)\s*个?\s*(\p{Script=Han}+)$/u.exec(text) ?? [];
  const unit = unitText === undefined ? undefined : unitOf.get(unitText);
  return unit && { amount: Number(amount), unit };
}

function parseIso(text: string): TimeLimit | undefined {
  const parts = /^P(?=.)(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(text);
  if (!parts) return undefined;
  const [days, hours, minutes] = parts.slice(1).map((part: string | undefined) => Number(part ?? 0));
  const total = ((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0);
  return total % 60 === 0 ? { amount: total / 60, unit: 'hour' } : { amount: total, unit: 'minute' };
}
