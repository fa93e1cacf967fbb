import { useTranslation } from 'react-i18next';
import type { TrialMismatch } from '../../../service/contract/trial.js';
import { useLanguage } from '../../shared/language.js';
import { refusalLinesInChinese } from './refusalSentences.js';

/** One thing that came out otherwise than the scenario expects. */
export function MismatchSentence({
  mismatch,
  nameOf,
}: {
  mismatch: TrialMismatch;
  nameOf: (element: string) => string;
}) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const named = (element: string | null) => (element === null ? t('compare.nothing') : nameOf(element));
  const state = (name: string | null) =>
    name === null
      ? t('trial.state.none')
      : t(`trial.state.${name as 'active' | 'completed' | 'canceled' | 'rejected'}`);
  switch (mismatch.kind) {
    case 'problem': {
      const { part, step, text } = mismatch;
      const said = language === 'zh' ? refusalLinesInChinese(text.zh) : text.en;
      return t(`trial.part.${part}`, { step, text: said });
    }
    case 'state':
      return t('trial.ends', { expected: state(mismatch.expected), actual: state(mismatch.actual) });
    case 'order':
      return t('trial.order', {
        place: mismatch.place,
        expected: named(mismatch.expected),
        actual: named(mismatch.actual),
      });
    case 'variable':
      return t('trial.variable', { ...mismatch, actual: mismatch.actual ?? t('compare.nothing') });
    case 'incidents': {
      const said = (list: typeof mismatch.missing) => list.map(({ element, type }) => `${nameOf(element)} ${type}`);
      return <Difference what="incidents" missing={said(mismatch.missing)} extra={said(mismatch.extra)} />;
    }
    case 'completed':
    case 'terminated':
    case 'active':
    case 'jobs': {
      const said = (list: typeof mismatch.missing) =>
        list.map(({ element, times }) => (times > 1 ? `${nameOf(element)} ×${times}` : nameOf(element)));
      return <Difference what={mismatch.kind} missing={said(mismatch.missing)} extra={said(mismatch.extra)} />;
    }
  }
}

interface DifferenceProps {
  what: 'completed' | 'terminated' | 'active' | 'jobs' | 'incidents';
  missing: string[];
  extra: string[];
}

function Difference({ what, missing, extra }: DifferenceProps) {
  const { t } = useTranslation();
  const list = (all: string[]) => all.join(t('trial.and'));
  return [
    ...(missing.length > 0 ? [t('trial.missing', { what: t(`trial.list.${what}`), elements: list(missing) })] : []),
    ...(extra.length > 0 ? [t('trial.extra', { what: t(`trial.list.${what}`), elements: list(extra) })] : []),
  ].join(' ');
}
