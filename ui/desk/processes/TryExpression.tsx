import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOwnDraft } from '../useOwnDraft.js';
import { contextFrom } from './expressionContext.js';
import { TriedExpression } from './TriedExpression.js';
import { TriedVariables } from './TriedVariables.js';
import { useExpressionField } from './useExpressionField.js';
import type { Beside, Scenario } from './useTrial.js';

interface TryExpressionProps {
  processId: string;
  scenarios: readonly Scenario[];
  /** What a scenario would be run on. */
  drafts: () => Promise<Beside[]>;
  nameOf: (element: string) => string;
}

/** An expression tried on variables, as it is written: that of the field in which somebody is, or any other. */
export function TryExpression({ processId, scenarios, drafts, nameOf }: TryExpressionProps) {
  const { t } = useTranslation();
  const ids = { region: useId(), expression: useId() };
  const [isOpen, setOpen] = useState(false);
  const field = useExpressionField();
  // What somebody writes here stands until they go on in the panel.
  const [written, setWritten] = useState<{ text: string; insteadOf: typeof field }>();
  const own = written?.insteadOf === field ? written : undefined;
  const expression = (own ?? field)?.text ?? '';
  const [variables, keep] = useOwnDraft(`expression.${processId}`, { text: '' });
  // What a case has was written by others: it is not kept on this device.
  const [ofCase, setOfCase] = useState<string>();
  const text = ofCase ?? variables.text;
  const context = contextFrom(text);
  return (
    <section className="try-expression" aria-label={t('feel.try')}>
      <Button block aria-expanded={isOpen} aria-controls={ids.region} onClick={() => setOpen(!isOpen)}>
        {t('feel.try')}
      </Button>
      <div id={ids.region} className="try-expression-body" hidden={!isOpen}>
        <p className="muted">{own || !field ? t('feel.hint') : field.place.join(' › ')}</p>
        <label htmlFor={ids.expression}>{t('feel.expression')}</label>
        <Input.TextArea
          id={ids.expression}
          autoSize={{ minRows: 1, maxRows: 5 }}
          spellCheck={false}
          value={expression}
          onChange={({ target }) => setWritten({ text: target.value, insteadOf: field })}
        />
        {context && (
          <TriedExpression expression={expression} context={context} entry={own ? undefined : field?.entry} />
        )}
        <TriedVariables
          processId={processId}
          scenarios={scenarios}
          drafts={drafts}
          nameOf={nameOf}
          text={text}
          onChange={(typed) => (ofCase === undefined ? keep({ text: typed }) : setOfCase(typed))}
          onTake={(taken, from) => {
            setOfCase(from === 'case' ? taken : undefined);
            if (from === 'scenario') keep({ text: taken });
          }}
        />
      </div>
    </section>
  );
}
