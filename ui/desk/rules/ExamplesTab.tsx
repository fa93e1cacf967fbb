import { Button, Checkbox, Empty } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExampleResult, RuleSetContent } from '../../../service/contract/ruleSet.js';
import { useLanguage } from '../../shared/language.js';
import { ExampleEditor } from './ExampleEditor.js';
import { ExampleFromCase } from './ExampleFromCase.js';
import { exampleName } from './exampleName.js';
import { Mismatches } from './Mismatches.js';
import { OpenPane } from './OpenPane.js';
import type { Vocabulary } from './vocabulary.js';

interface ExamplesTabProps {
  ruleSet: string;
  content: RuleSetContent;
  vocabulary: Vocabulary;
  /** In the order of the examples; empty while a finding stands against the draft. */
  results: readonly ExampleResult[];
  /** A case that is to become an example. */
  caseId: string | undefined;
  onCaseTaken: () => void;
  onChange: (change: Partial<RuleSetContent>) => void;
}

/** What must come out of what: run as one types, those that fail first. */
export function ExamplesTab({
  ruleSet,
  content,
  vocabulary,
  results,
  caseId,
  onCaseTaken,
  onChange,
}: ExamplesTabProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { examples } = content;
  const [open, setOpen] = useState<number | null>(null);
  const [failingOnly, setFailingOnly] = useState(false);
  const rows = examples
    .map((example, place) => ({ example, place, result: results[place] }))
    .filter(({ result }) => !failingOnly || result?.ok === false)
    .toSorted((a, b) => Number(a.result?.ok ?? true) - Number(b.result?.ok ?? true));
  return (
    <div className="rules-and-pane" data-open={open !== null}>
      <div>
        {caseId !== undefined && (
          <ExampleFromCase
            ruleSet={ruleSet}
            caseId={caseId}
            onTaken={(example) => {
              setOpen(examples.length);
              onChange({ examples: [...examples, example] });
              onCaseTaken();
            }}
          />
        )}
        <div className="filters">
          <Checkbox checked={failingOnly} onChange={({ target }) => setFailingOnly(target.checked)}>
            {t('rules.failingOnly')}
          </Checkbox>
          <Button
            onClick={() => {
              setOpen(examples.length);
              onChange({ examples: [...examples, { name: t('rules.newExample'), facts: {}, expect: {} }] });
            }}
          >
            {t('rules.addExample')}
          </Button>
        </div>
        {rows.length === 0 && <Empty description={t('rules.noneFails')} />}
        <ul className="example-rows">
          {rows.map(({ example, place, result }) => (
            <li key={place} data-open={place === open}>
              <button type="button" onClick={() => setOpen(place)}>
                <span aria-hidden="true">{result === undefined ? '·' : result.ok ? '✓' : '✗'}</span>{' '}
                {exampleName(example.name, language)}
                {result !== undefined && (
                  <span className="visually-hidden">{t(result.ok ? 'rules.passes' : 'rules.fails')}</span>
                )}
              </button>
              {result && <Mismatches result={result} vocabulary={vocabulary} />}
            </li>
          ))}
        </ul>
      </div>
      {open !== null && examples[open] !== undefined && (
        <OpenPane key={open} name={t('rules.openExample')} onClose={() => setOpen(null)}>
          <ExampleEditor
            example={examples[open]}
            result={results[open]}
            vocabulary={vocabulary}
            onChange={(example) => onChange({ examples: examples.with(open, example) })}
            onRemove={() => {
              setOpen(null);
              onChange({ examples: examples.toSpliced(open, 1) });
            }}
          />
        </OpenPane>
      )}
    </div>
  );
}
