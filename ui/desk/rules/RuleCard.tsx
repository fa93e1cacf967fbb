import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RuleFinding } from '../../../service/contract/ruleSet.js';
import { useLanguage } from '../../shared/language.js';
import { Words } from '../../shared/Words.js';
import { asChoice } from './byFact.js';
import { ConditionWords } from './ConditionWords.js';
import { Findings } from './Findings.js';
import { outcomeOf, ruleIn } from './rule.js';
import { ruleSource } from './ruleSource.js';
import { useValueWords } from './values.js';
import type { Vocabulary } from './vocabulary.js';

interface RuleCardProps {
  /** As it stands in the file. */
  json: unknown;
  open: boolean;
  findings: RuleFinding[];
  vocabulary: Vocabulary;
  onOpen: () => void;
}

/** A rule to be read: what it says, when, and where that comes from. */
export function RuleCard({ json, open, findings, vocabulary, onOpen }: RuleCardProps) {
  const { t } = useTranslation();
  const { inWords, language } = useLanguage();
  const { said } = useValueWords();
  const rule = ruleIn(json);
  const name = rule?.name || t('rules.nameless');
  return (
    <li className="rule-card" data-open={open}>
      <div className="rule-card-head">
        <h3>{rule === null ? t('rules.onlyJson') : inWords(rule.event.params.reason) || name}</h3>
        <Button size="small" aria-label={t('rules.editNamed', { name })} onClick={onOpen}>
          {t('rules.edit')}
        </Button>
      </div>
      {rule !== null && (
        <>
          <p className="muted">{t('rules.nameAndPriority', { name, priority: rule.priority })}</p>
          <dl>
            <dt>{t('rules.when')}</dt>
            <dd>
              <ConditionWords condition={rule.conditions} vocabulary={vocabulary} />
            </dd>
            <dt>{t('rules.then')}</dt>
            <dd>
              {Object.entries(outcomeOf(rule)).map(([field, value]) => {
                const known = vocabulary.outcome.find((one) => one.name === field);
                return (
                  <div key={field}>
                    {known?.label ?? field} <strong>{said(known?.shape, asChoice(value))}</strong>
                  </div>
                );
              })}
            </dd>
          </dl>
          <p className="muted">
            <Words of={ruleSource(rule.description, language)} />
          </p>
        </>
      )}
      <Findings findings={findings} />
    </li>
  );
}
