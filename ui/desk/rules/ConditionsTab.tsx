import { Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RuleFinding, RuleSetContent } from '../../../service/contract/ruleSet.js';
import { Condition } from './condition.js';
import { ConditionEditor } from './ConditionEditor.js';
import { useConditionName } from './conditionName.js';
import { Findings } from './Findings.js';
import { JsonEditor } from './JsonEditor.js';
import type { Vocabulary } from './vocabulary.js';

interface ConditionsTabProps {
  content: RuleSetContent;
  vocabulary: Vocabulary;
  findings: readonly RuleFinding[];
  onChange: (change: Partial<RuleSetContent>) => void;
}

/** Conditions that several rules share by name: a change here is a change in all of them. */
export function ConditionsTab({ content, vocabulary, findings, onChange }: ConditionsTabProps) {
  const { t } = useTranslation();
  const nameOf = useConditionName();
  const { conditions } = content;
  const named = Object.entries(conditions);
  if (named.length === 0) return <Empty description={t('rules.noConditions')} />;
  return named.map(([name, json]) => {
    const condition = Condition.safeParse(json).data;
    const put = (changed: unknown) => onChange({ conditions: { ...conditions, [name]: changed } });
    const users = content.rules.filter((rule) => JSON.stringify(rule).includes(`"condition":"${name}"`)).length;
    return (
      <section key={name} aria-labelledby={`condition-${name}`}>
        <h2 id={`condition-${name}`}>{nameOf(name)}</h2>
        <p className="muted">
          {name} · {t('rules.usedBy', { count: users })}
        </p>
        <div className="form-and-json">
          {condition === undefined ? (
            <p>{t('rules.formCannot')}</p>
          ) : (
            <ConditionEditor
              condition={condition}
              vocabulary={vocabulary}
              names={named.map(([other]) => other).filter((other) => other !== name)}
              onChange={put}
            />
          )}
          <JsonEditor label={t('rules.jsonOf', { name: nameOf(name) })} value={json} onChange={put} />
        </div>
        <Findings findings={findings.filter(({ path }) => path.startsWith(`$.conditions.${name}`))} />
      </section>
    );
  });
}
