import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DecisionExample } from '../../../service/contract/ruleSet.js';
import { ProblemNotice } from '../ProblemNotice.js';
import { exampleFromCaseQuery } from './exampleFromCase.query.js';

interface ExampleFromCaseProps {
  ruleSet: string;
  caseId: string;
  onTaken: (example: DecisionExample) => void;
}

/** Offers the case that somebody came from as an example: its facts, without the resident's words. */
export function ExampleFromCase({ ruleSet, caseId, onTaken }: ExampleFromCaseProps) {
  const { t } = useTranslation();
  const example = useQuery(exampleFromCaseQuery(ruleSet, caseId));
  if (example.isPending) return <Skeleton active paragraph={{ rows: 1 }} />;
  if (example.isError) return <ProblemNotice error={example.error} onRetry={() => void example.refetch()} />;
  return (
    <Alert
      className="problem"
      type="info"
      title={example.data.name}
      description={t('rules.fromCaseHint')}
      action={<Button onClick={() => onTaken(example.data)}>{t('rules.takeCase')}</Button>}
    />
  );
}
