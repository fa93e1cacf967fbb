import { useTranslation } from 'react-i18next';
import { useLanguage } from './language.js';
import { serviceNow } from './serviceClock.js';
import { type Span, spanOf } from './span.js';

/** Instants and lengths of time in words. The county lives on one clock, wherever the browser is. */
export function useWhen(): { at: (instant: number) => string; long: (ms: number) => string } {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const locale = language === 'en' ? 'en-GB' : 'zh-CN';
  return {
    at(instant) {
      const time = new Intl.DateTimeFormat(locale, {
        hour: '2-digit',
        minute: '2-digit',
        hour12: false,
        timeZone: COUNTY,
      });
      const days = dayNumber(instant) - dayNumber(serviceNow());
      if (days === 0) return t('when.today', { time: time.format(instant) });
      if (days === 1) return t('when.tomorrow', { time: time.format(instant) });
      if (days === -1) return t('when.yesterday', { time: time.format(instant) });
      const sameYear = yearOf(instant) === yearOf(serviceNow());
      const date = new Intl.DateTimeFormat(locale, {
        ...(sameYear ? {} : { year: 'numeric' }),
        month: 'short',
        day: 'numeric',
        timeZone: COUNTY,
      });
      return `${date.format(instant)} ${time.format(instant)}`;
    },
    long(ms) {
      const parts = said(spanOf(ms)).map(({ unit, count }) => t(`when.${unit}`, { count }));
      return parts.join(language === 'en' ? ' ' : '');
    },
  };
}

const COUNTY = 'Asia/Shanghai';
const COUNTY_OFFSET_MS = 8 * 3_600_000; // no daylight saving since 1991

const dayNumber = (instant: number) => Math.floor((instant + COUNTY_OFFSET_MS) / 86_400_000);
const yearOf = (instant: number) => new Date(instant + COUNTY_OFFSET_MS).getUTCFullYear();

/** Two units are enough: nobody counts minutes in days. */
function said({ days, hours, minutes }: Span): { unit: 'days' | 'hours' | 'minutes'; count: number }[] {
  const parts = [
    { unit: 'days' as const, count: days },
    { unit: 'hours' as const, count: hours },
    { unit: 'minutes' as const, count: minutes },
  ];
  const first = parts.findIndex(({ count }) => count > 0);
  if (first === -1) return [{ unit: 'minutes', count: 0 }];
  return parts.slice(first, first + 2).filter(({ count }, place) => place === 0 || count > 0);
}
