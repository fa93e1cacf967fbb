import { Button, Empty, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleFinding, RuleSetContent } from '../../../service/contract/ruleSet.js';
import { RuleCard } from './RuleCard.js';
import { RuleEditor } from './RuleEditor.js';
import { newRule, ruleIn } from './rule.js';
import { OpenPane } from './OpenPane.js';
import type { Vocabulary } from './vocabulary.js';

interface RulesTabProps {
  content: RuleSetContent;
  vocabulary: Vocabulary;
  findings: readonly RuleFinding[];
  onChange: (change: Partial<RuleSetContent>) => void;
}

/** The rules as cards; the one that is open stands beside them as a form and as JSON. */
export function RulesTab({ content, vocabulary, findings, onChange }: RulesTabProps) {
  const { t } = useTranslation();
  const { rules } = content;
  const [open, setOpen] = useState<number | null>(null);
  const [wanted, setWanted] = useState('');
  const types = [...new Set(rules.flatMap((rule) => ruleIn(rule)?.event.type ?? []))];
  const shown = rules.map((json, place) => ({ json, place })).filter(({ json }) => mentions(json, wanted));
  const add = () => {
    setWanted('');
    setOpen(rules.length);
    onChange({ rules: [...rules, newRule(types[0] ?? 'flag')] });
  };
  return (
    <div className="rules-and-pane" data-open={open !== null}>
      <div>
        <div className="filters">
          <Input.Search
            allowClear
            className="filter-text"
            aria-label={t('rules.find')}
            placeholder={t('rules.find')}
            value={wanted}
            onChange={({ target }) => setWanted(target.value)}
          />
          <Button onClick={add}>{t('rules.addRule')}</Button>
        </div>
        <p role="status" className="list-status">
          {t('rules.count', { count: shown.length })}
        </p>
        {shown.length === 0 && <Empty description={t('rules.noneFound')} />}
        <ul className="rule-cards">
          {shown.map(({ json, place }) => (
            <RuleCard
              key={place}
              json={json}
              open={place === open}
              findings={findings.filter(({ path }) => path.startsWith(`$.rules[${place}]`))}
              vocabulary={vocabulary}
              onOpen={() => setOpen(place)}
            />
          ))}
        </ul>
      </div>
      {open !== null && open < rules.length && (
        <OpenPane key={open} name={t('rules.openRule')} onClose={() => setOpen(null)}>
          <RuleEditor
            json={rules[open]}
            vocabulary={vocabulary}
            names={Object.keys(content.conditions)}
            types={types}
            onChange={(json) => onChange({ rules: rules.with(open, json) })}
            onRemove={() => {
              setOpen(null);
              onChange({ rules: rules.toSpliced(open, 1) });
            }}
          />
        </OpenPane>
      )}
    </div>
  );
}

const mentions = (json: unknown, wanted: string) =>
  JSON.stringify(json).toLowerCase().includes(wanted.trim().toLowerCase());
