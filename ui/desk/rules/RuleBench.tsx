import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PublishedRuleSet, RuleSetContent, RuleSetVersion } from '../../../service/contract/ruleSet.js';
import { ProblemNotice } from '../ProblemNotice.js';
import { CheckStatus } from './CheckStatus.js';
import { checkRuleSetQuery } from './checkRuleSet.query.js';
import { CompareTab } from './CompareTab.js';
import { ConditionsTab } from './ConditionsTab.js';
import { ExamplesTab } from './ExamplesTab.js';
import { Findings } from './Findings.js';
import { MatrixTab, matrixIn } from './MatrixTab.js';
import { PublishMove } from './PublishMove.js';
import { RulesTab } from './RulesTab.js';
import { otherTables, TablesTab } from './TablesTab.js';
import { TabLinks } from './TabLinks.js';
import type { Tab } from './tab.js';
import { useRuleDraft } from './useRuleDraft.js';
import { useSettled } from './useSettled.js';
import { useVocabulary } from './vocabulary.js';

interface RuleBenchProps {
  published: PublishedRuleSet;
  /** The newest first. */
  versions: readonly RuleSetVersion[];
  tab: Tab;
  /** A case that is to become an example. */
  caseId: string | undefined;
  onCaseTaken: () => void;
  onPublished: (version: number) => void;
}

/** A version of a rule set and what one makes of it: read, change, try, compare, publish. */
export function RuleBench({ published, versions, tab, caseId, onCaseTaken, onPublished }: RuleBenchProps) {
  const { t } = useTranslation();
  const { name, version } = published;
  const newest = versions[0]?.version ?? version;
  const { draft, keep, discard } = useRuleDraft(`${name}.${version}`);
  const content = draft ?? published.content;
  const vocabulary = useVocabulary(name, content);
  const check = useQuery(checkRuleSetQuery(name, useSettled(content)));
  const findings = check.data?.findings ?? [];
  const change = (part: Partial<RuleSetContent>) => keep({ ...content, ...part });
  const shared = { content, vocabulary, findings, onChange: change };
  const tabs: Record<Tab, () => ReactNode> = {
    rules: () => <RulesTab {...shared} />,
    conditions: () => <ConditionsTab {...shared} />,
    matrix: () => <MatrixTab content={content} onChange={change} />,
    tables: () => <TablesTab content={content} onChange={change} />,
    examples: () => (
      <ExamplesTab
        ruleSet={name}
        content={content}
        vocabulary={vocabulary}
        results={check.data?.examples ?? []}
        caseId={caseId}
        onCaseTaken={onCaseTaken}
        onChange={change}
      />
    ),
    compare: () => (
      <CompareTab ruleSet={name} versions={versions} shown={version} draft={draft} vocabulary={vocabulary} />
    ),
  };
  return (
    <>
      {version !== newest && <Alert className="problem" type="info" title={t('rules.old', { version, newest })} />}
      <div className="moves">
        {(draft !== null || version !== newest) && (
          <PublishMove
            ruleSet={name}
            name={t(draft === null ? 'rules.rollBack' : 'studio.publish')}
            content={content}
            base={newest}
            vocabulary={vocabulary}
            onPublished={(made) => {
              discard();
              onPublished(made);
            }}
          />
        )}
        {draft !== null && <Button onClick={discard}>{t('rules.discard')}</Button>}
        <CheckStatus changed={draft !== null} checked={check.data} />
      </div>
      {check.isError && <ProblemNotice error={check.error} onRetry={() => void check.refetch()} />}
      <Findings findings={findings.filter(({ path }) => !/^\$\.(rules\[|conditions\.)/.test(path))} />
      <TabLinks open={tab} without={absentTabs(content)} />
      {tabs[tab]()}
    </>
  );
}

/** A rule set without a matrix or without tables has no page for them. */
function absentTabs(content: RuleSetContent): Tab[] {
  return [
    ...(matrixIn(content) === null ? (['matrix'] as const) : []),
    ...(otherTables(content).length === 0 ? (['tables'] as const) : []),
  ];
}
