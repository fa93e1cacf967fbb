import type { Localized } from '../domain/localized.js';
import type { Colour, TriageDecision } from '../domain/triage.js';
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
    /** What is said where no rule has anything to say. */
    nothing: Localized;
    /** For the resident; nothing where it is nothing to residents. */
    plain: (decision: DecisionByName[N]) => readonly Localized[];
  };
};

/** What triage decided and until when there is an answer, for the resident: no names of rules, facts or departments. */
export const plainTriage = (decision: TriageDecision): Localized[] => [
  ...plainColour(decision),
  {
    zh: `我们将在${span(decision.respondMinutes).zh}内答复您。`,
    en: `You will have an answer within ${span(decision.respondMinutes).en}.`,
  },
];

/** The colour and why. */
export const plainColour = ({ colour, reasons }: TriageDecision): Localized[] => [
  {
    zh: `您的诉求定为${colours[colour].zh}。`,
    en: `Your report was given the colour ${colours[colour].en.toLowerCase()}.`,
  },
  ...reasons.map(asSentence),
];

const asSentence = ({ zh, en }: Localized): Localized => ({
  zh: `${zh}。`,
  en: `${en.charAt(0).toUpperCase()}${en.slice(1)}.`,
});

export const voices: Voices = {
  triage: {
    value: ({ colour }) => colour,
    words: (value) => colours[value as Colour],
    nothing: { zh: '无加重情形', en: 'nothing makes it graver' },
    plain: plainTriage,
  },
  escalation: {
    value: ({ tier }) => tier,
    words: (value) => tiers[Number(value) - 1] ?? { zh: `第${value}级`, en: `Tier ${value}` },
    nothing: { zh: '无加重情形', en: 'nothing makes it graver' },
    plain: ({ clockMinutes, reasons }) => [
      {
        zh: '您的诉求未按时办理，已提请上一级督促。',
        en: 'Your report was not seen to in time; the next higher office has been told.',
      },
      ...reasons.map(asSentence),
      {
        zh: `若${span(clockMinutes).zh}内仍未办理，将继续提级。`,
        en: `If nothing is done within ${span(clockMinutes).en}, it goes one higher.`,
      },
    ],
  },
  evaluation: {
    value: ({ points }) => points,
    words: (value) => points(Number(value)),
    nothing: { zh: '无加分、扣分情形', en: 'nothing to reward or to penalise' },
    plain: () => [],
  },
};

function points(number: number): Localized {
  if (number === 0) return { zh: '0分', en: '0 points' };
  const zh = number < 0 ? `扣${-number}分` : `加${number}分`;
  return { zh, en: `${number} ${Math.abs(number) === 1 ? 'point' : 'points'}` };
}

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
