import { useTranslation } from 'react-i18next';
import { Colour } from '../../../service/contract/colour.js';
import type { RuleSetContent } from '../../../service/contract/ruleSet.js';
import { useLanguage } from '../../shared/language.js';
import { type Named, namedFact, type Shape } from './shape.js';

/** What the rules of a set may ask about and say, as people call it. */
export interface Vocabulary {
  facts: ReadonlyMap<string, Named>;
  /** Conditions that rules refer to by name. */
  conditions: Readonly<Record<string, unknown>>;
  /** What a rule may say. */
  outcome: readonly Named[];
  /** What comes out, and an example may expect. */
  decision: readonly Named[];
}

const clocks = ['respondMinutes', 'acknowledgeMinutes', 'checkInMinutes', 'handleMinutes'] as const;
const dispatch = ['importance', 'urgency', 'level', 'whistle', 'lead', 'coHandlers', 'needsOnSite'] as const;
const fields = {
  triage: { outcome: [...dispatch, ...clocks, 'flags'], decision: ['colour', ...dispatch, ...clocks, 'flags'] },
  escalation: {
    outcome: ['climb', 'clockMinutes', 'notify', 'flags'],
    decision: ['tier', 'clockMinutes', 'notify', 'flags'],
  },
  evaluation: { outcome: ['points', 'exempt', 'flags'], decision: ['points', 'exempt', 'flags'] },
} as const;
type Field = (typeof fields)[keyof typeof fields]['outcome' | 'decision'][number];

export const levels = ['grid', 'community', 'street', 'department'] as const;
export const whistles = ['none', 'street', 'joint', 'emergency'] as const;

/** What the shipped rules mark a case with, and whom they tell; a county may use words of its own. */
const flags = [
  'callBack',
  'confirmDepartment',
  'cordon',
  'dispatchError',
  'duplicateSuspected',
  'emergency',
  'exempt',
  'highest',
  'holdToAccount',
  'longOverdue',
  'noContact',
  'noMoreExtensions',
  'overload',
  'pattern',
  'redact',
  'revisit',
  'rework',
  'rootCause',
  'ruling',
  'sensitive',
] as const;
const told = [
  'committeeConvenor',
  'countyDuty',
  'countySupervision',
  'departmentLead',
  'departmentOffice',
  'publicity',
  'streetCentre',
] as const;

/** By the prefix of its name a fact that names a department may stand where a department is named. */
export const BY_FACT = 'fact:';

export function useVocabulary(ruleSet: string, content: Pick<RuleSetContent, 'facts' | 'conditions'>): Vocabulary {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  const facts = new Map(content.facts.map((fact) => [fact.name, namedFact(fact, inWords)]));
  const { conditions } = content;
  const departments = choicesOf(facts.get('catalogueLead'));
  const byFact = [...facts.values()]
    .filter(({ name }) => name.endsWith('Lead'))
    .map(({ name, label }) => ({ value: BY_FACT + name, label }));

  const shapeOf = (field: Field): Shape => {
    switch (field) {
      case 'colour':
        return { type: 'choice', values: Colour.options.map((value) => ({ value, label: t(`colour.${value}`) })) };
      case 'importance':
      case 'urgency':
      case 'climb':
      case 'tier':
        return { type: 'number', unit: '', min: 1, max: 3 };
      case 'level':
        return { type: 'choice', values: levels.map((value) => ({ value, label: t(`rules.level.${value}`) })) };
      case 'whistle':
        return { type: 'choice', values: whistles.map((value) => ({ value, label: t(`rules.whistle.${value}`) })) };
      case 'lead':
        return { type: 'choice', values: [...departments, ...byFact] };
      case 'coHandlers':
        return { type: 'list', values: departments };
      case 'needsOnSite':
      case 'exempt':
        return { type: 'flag' };
      case 'flags':
        return { type: 'openList', values: flags.map((value) => ({ value, label: t(`rules.flag.${value}`) })) };
      case 'notify':
        return { type: 'openList', values: told.map((value) => ({ value, label: t(`rules.told.${value}`) })) };
      case 'points':
        return { type: 'number', unit: '' };
      default:
        return { type: 'number', unit: 'minutes', min: 1 };
    }
  };
  const named = (field: Field): Named => ({ name: field, label: t(`rules.field.${field}`), shape: shapeOf(field) });
  if (!isRuleSet(ruleSet)) return { facts, conditions, outcome: [], decision: [] };
  const { outcome, decision } = fields[ruleSet];
  return { facts, conditions, outcome: outcome.map(named), decision: decision.map(named) };
}

const isRuleSet = (name: string): name is keyof typeof fields => name in fields;

function choicesOf(fact: Named | undefined): { value: string; label: string }[] {
  if (fact === undefined || !('values' in fact.shape)) return [];
  return fact.shape.values.filter(({ value }) => value !== '');
}
