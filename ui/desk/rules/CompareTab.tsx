import { useMutation } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleSetContent, RuleSetVersion } from '../../../service/contract/ruleSet.js';
import { ProblemNotice } from '../ProblemNotice.js';
import { useVersionLabel } from '../useVersionLabel.js';
import { ComparisonResult } from './ComparisonResult.js';
import { compareRuleSets } from './compareRuleSets.mutation.js';
import type { Vocabulary } from './vocabulary.js';

const CASES = 1_000;
const DRAFT = 0;

/** Reasons are long: in the list they take as many lines as they need. */
const readWhole = { className: 'versions', classNames: { popup: { root: 'versions-list' } } };

interface CompareTabProps {
  ruleSet: string;
  versions: readonly RuleSetVersion[];
  shown: number;
  /** null: nothing has been changed. */
  draft: RuleSetContent | null;
  vocabulary: Vocabulary;
}

/** Two versions, or a version and the draft: which rules differ, and which stored cases would come out otherwise. */
export function CompareTab({ ruleSet, versions, shown, draft, vocabulary }: CompareTabProps) {
  const { t } = useTranslation();
  const numbers = versions.map(({ version }) => version);
  const [before, setBefore] = useState(draft === null ? (numbers[1] ?? shown) : shown);
  const [after, setAfter] = useState(draft === null ? shown : DRAFT);
  const compare = useMutation(compareRuleSets(ruleSet));
  const labelOf = useVersionLabel();
  const options = versions.map((one) => ({ value: one.version, label: labelOf(one) }));
  return (
    <>
      <div className="moves">
        <Select aria-label={t('rules.before')} {...readWhole} value={before} onChange={setBefore} options={options} />
        {'→'}
        <Select
          aria-label={t('rules.after')}
          {...readWhole}
          value={after}
          onChange={setAfter}
          options={draft === null ? options : [{ value: DRAFT, label: t('rules.draft') }, ...options]}
        />
        <Button
          type="primary"
          loading={compare.isPending}
          onClick={() => compare.mutate({ before, after: after === DRAFT && draft ? draft : after, cases: CASES })}
        >
          {t('rules.compare')}
        </Button>
      </div>
      <p className="muted">{t('rules.compareHint', { count: CASES })}</p>
      {compare.isError && <ProblemNotice error={compare.error} />}
      {compare.isSuccess && <ComparisonResult comparison={compare.data} vocabulary={vocabulary} />}
    </>
  );
}
