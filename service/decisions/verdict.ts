import type { Localized } from '../domain/localized.js';
import type { Colour } from '../domain/triage.js';
import type { DecisionByName, RuleSetName } from './decider.js';

/** What people ask a decision for: a colour, a tier, points. */
export interface Verdict {
  value: string | number;
  words: Localized;
}

type Voices = {
  readonly [N in RuleSetName]: {
    value: (decision: DecisionByName[N]) => string | number;
    words: (value: string | number) => Localized;
    /** For the resident: the verdict, and after the reasons what follows from it. None: it is nothing to residents. */
    plain: (decision: DecisionByName[N]) => { before: Localized; after: Localized } | null;
  };
};

export const voices: Voices = {
  triage: {
    value: ({ colour }) => colour,
    words: (value) => colours[value as Colour],
    plain: ({ colour, respondMinutes }) => ({
      before: {
        zh: `您的诉求定为${colours[colour].zh}。`,
        en: `Your report was given the colour ${colours[colour].en.toLowerCase()}.`,
      },
      after: {
        zh: `我们将在${span(respondMinutes).zh}内答复您。`,
        en: `You will have an answer within ${span(respondMinutes).en}.`,
      },
    }),
  },
  escalation: {
    value: ({ tier }) => tier,
    words: (value) => tiers[Number(value) - 1] ?? { zh: `第${value}级`, en: `Tier ${value}` },
    plain: ({ clockMinutes }) => ({
      before: {
        zh: '您的诉求未按时办结，已提请上一级督促。',
        en: 'Your report was not dealt with in time; the next higher office has been told to see to it.',
      },
      after: {
        zh: `若${span(clockMinutes).zh}内仍未办结，将继续提级。`,
        en: `If it is not done within ${span(clockMinutes).en}, it goes one higher.`,
      },
    }),
  },
  evaluation: {
    value: ({ points }) => points,
    words: (value) => ({
      zh: Number(value) < 0 ? `扣${Math.abs(Number(value))}分` : `加${value}分`,
      en: `${value} points`,
    }),
    plain: () => null,
  },
};

function span(minutes: number): Localized {
  if (minutes % 60 !== 0) return { zh: `${minutes}分钟`, en: `${minutes} minutes` };
  return { zh: `${minutes / 60}小时`, en: minutes === 60 ? 'one hour' : `${minutes / 60} hours` };
}

const colours: Readonly<Record<Colour, Localized>> = {
  red: { zh: '红色', en: 'Red' },
  orange: { zh: '橙色', en: 'Orange' },
  yellow: { zh: '黄色', en: 'Yellow' },
  blue: { zh: '蓝色', en: 'Blue' },
  green: { zh: '绿色', en: 'Green' },
};

const tiers: readonly Localized[] = [
  { zh: '提请部门负责人', en: 'To the lead of the department' },
  { zh: '提请街道大工委召集人', en: "To the convenor of the street's joint committee" },
  { zh: '提请县级督办', en: 'To county supervision' },
];
