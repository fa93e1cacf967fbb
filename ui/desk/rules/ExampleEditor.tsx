import { Button, Input } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { DecisionExample, type ExampleResult } from '../../../service/contract/ruleSet.js';
import { FieldList } from './FieldList.js';
import { JsonEditor } from './JsonEditor.js';
import { Mismatches } from './Mismatches.js';
import type { Vocabulary } from './vocabulary.js';

interface ExampleEditorProps {
  example: DecisionExample;
  /** undefined: not run yet. */
  result: ExampleResult | undefined;
  vocabulary: Vocabulary;
  onChange: (example: DecisionExample) => void;
  onRemove: () => void;
}

/** The facts of an example and what must come out; only the parts that it is about. */
export function ExampleEditor({ example, result, vocabulary, onChange, onRemove }: ExampleEditorProps) {
  const { t } = useTranslation();
  const id = useId();
  const { name, facts, expect } = example;
  return (
    <div className="form-and-json">
      <div className="rule-form">
        <div className="labelled">
          <label htmlFor={id}>{t('rules.exampleName')}</label>
          <Input id={id} value={name} onChange={({ target }) => onChange({ ...example, name: target.value })} />
        </div>
        <FieldList
          name={t('rules.facts')}
          known={[...vocabulary.facts.values()]}
          values={facts}
          onChange={(changed) => onChange({ ...example, facts: changed })}
        />
        <FieldList
          name={t('rules.expected')}
          known={vocabulary.decision}
          values={expect}
          onChange={(changed) => onChange({ ...example, expect: changed })}
        />
        {result && <Mismatches result={result} vocabulary={vocabulary} />}
        <div className="moves">
          {result?.ok === false && (
            <Button
              onClick={() => {
                const actual: Record<string, unknown> = Object.fromEntries(
                  result.mismatches.map((mismatch): [string, unknown] => [mismatch.field, mismatch.actual]),
                );
                onChange({ ...example, expect: { ...expect, ...actual } });
              }}
            >
              {t('rules.expectWhatComesOut')}
            </Button>
          )}
          <Button onClick={onRemove}>{t('rules.removeExample')}</Button>
        </div>
      </div>
      <JsonEditor
        label={t('rules.json')}
        value={example}
        onChange={(json) => {
          const changed = DecisionExample.safeParse(json);
          if (changed.success) onChange(changed.data);
        }}
      />
    </div>
  );
}
