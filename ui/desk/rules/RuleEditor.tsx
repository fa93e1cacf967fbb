import { Button, Input, InputNumber, Select } from 'antd';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { asChoice, fromChoice } from './byFact.js';
import { ConditionEditor } from './ConditionEditor.js';
import { FieldList } from './FieldList.js';
import { JsonEditor } from './JsonEditor.js';
import { outcomeOf, type Rule, ruleIn, withOutcomes } from './rule.js';
import type { Vocabulary } from './vocabulary.js';

interface RuleEditorProps {
  json: unknown;
  vocabulary: Vocabulary;
  /** Named conditions that a rule can refer to. */
  names: readonly string[];
  /** Kinds of rule that the set has. */
  types: readonly string[];
  onChange: (json: unknown) => void;
  onRemove: () => void;
}

/** The rule as a form, and beside it the same rule as JSON: both change the one draft. */
export function RuleEditor({ json, onChange, onRemove, ...rest }: RuleEditorProps) {
  const { t } = useTranslation();
  const rule = ruleIn(json);
  return (
    <div className="form-and-json">
      <div>
        {rule === null ? <p>{t('rules.formCannot')}</p> : <RuleForm rule={rule} onChange={onChange} {...rest} />}
        <Button onClick={onRemove}>{t('rules.removeRule')}</Button>
      </div>
      <JsonEditor label={t('rules.json')} value={json} onChange={onChange} />
    </div>
  );
}

function RuleForm({
  rule,
  vocabulary,
  names,
  types,
  onChange,
}: Omit<RuleEditorProps, 'json' | 'onRemove'> & { rule: Rule }) {
  const { t } = useTranslation();
  const { reason } = rule.event.params;
  const outcomes = Object.fromEntries(
    Object.entries(outcomeOf(rule)).map(([field, value]) => [field, asChoice(value)]),
  );
  const sayReason = (language: 'zh' | 'en', text: string) =>
    onChange({
      ...rule,
      event: { ...rule.event, params: { ...rule.event.params, reason: { ...reason, [language]: text } } },
    });
  return (
    <div className="rule-form">
      <Labelled name={t('rules.reasonZh')}>
        {(id) => <Input id={id} value={reason.zh} onChange={({ target }) => sayReason('zh', target.value)} />}
      </Labelled>
      <Labelled name={t('rules.reasonEn')}>
        {(id) => <Input id={id} value={reason.en} onChange={({ target }) => sayReason('en', target.value)} />}
      </Labelled>
      <fieldset className="field-list">
        <legend>{t('rules.when')}</legend>
        <ConditionEditor
          condition={rule.conditions}
          vocabulary={vocabulary}
          names={names}
          onChange={(conditions) => onChange({ ...rule, conditions })}
        />
      </fieldset>
      <FieldList
        name={t('rules.then')}
        known={vocabulary.outcome}
        values={outcomes}
        onChange={(changed) =>
          onChange(
            withOutcomes(
              rule,
              Object.fromEntries(Object.entries(changed).map(([field, value]) => [field, fromChoice(value)])),
            ),
          )
        }
      />
      <Labelled name={t('rules.source')}>
        {(id) => (
          <Input.TextArea
            id={id}
            autoSize
            value={rule.description}
            onChange={({ target }) => onChange({ ...rule, description: target.value })}
          />
        )}
      </Labelled>
      <div className="rule-form-row">
        <Labelled name={t('rules.name')}>
          {(id) => (
            <Input id={id} value={rule.name} onChange={({ target }) => onChange({ ...rule, name: target.value })} />
          )}
        </Labelled>
        <Labelled name={t('rules.priority')}>
          {(id) => (
            <InputNumber
              id={id}
              min={1}
              value={rule.priority}
              onChange={(priority) => onChange({ ...rule, priority: priority ?? 1 })}
            />
          )}
        </Labelled>
        <Labelled name={t('rules.type')}>
          {(id) => (
            <Select
              id={id}
              value={rule.event.type}
              onChange={(type) => onChange({ ...rule, event: { ...rule.event, type } })}
              options={types.map((type) => ({ value: type, label: type }))}
            />
          )}
        </Labelled>
      </div>
    </div>
  );
}

function Labelled({ name, children }: { name: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="labelled">
      <label htmlFor={id}>{name}</label>
      {children(id)}
    </div>
  );
}
