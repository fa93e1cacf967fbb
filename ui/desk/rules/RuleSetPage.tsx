import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../ProblemNotice.js';
import { useJustPublished } from '../useJustPublished.js';
import { VersionPicker } from '../VersionPicker.js';
import { RuleBench } from './RuleBench.js';
import { ruleSetQuery } from './ruleSet.query.js';
import { useRuleSetName } from './ruleSetName.js';
import { ruleSetsQuery } from './ruleSets.query.js';

const route = getRouteApi('/desk/rules/$ruleSet');

/** One rule set: the version in the address, else the newest; every version stays readable. */
export function RuleSetPage() {
  const { t } = useTranslation();
  const { ruleSet } = route.useParams();
  const { version, tab, case: caseId } = route.useSearch();
  const navigate = route.useNavigate();
  const nameOf = useRuleSetName();
  const ruleSets = useQuery(ruleSetsQuery);
  const versions = ruleSets.data?.items.find(({ name }) => name === ruleSet)?.versions ?? [];
  const newest = versions[0]?.version;
  const shown = version ?? newest;
  const { head, published: justPublished, setPublished } = useJustPublished(newest);
  const published = useQuery({ ...ruleSetQuery(ruleSet, shown ?? 0), enabled: shown !== undefined });
  if (ruleSets.isPending) return <Skeleton active paragraph={{ rows: 12 }} />;
  if (ruleSets.isError) return <ProblemNotice error={ruleSets.error} onRetry={() => void ruleSets.refetch()} />;
  if (shown === undefined) {
    return (
      <p>
        {t('rules.unknown', { ruleSet })} <Link to="/desk/rules">{t('desk.rules')}</Link>
      </p>
    );
  }
  return (
    <>
      <div className="studio-head">
        <h1 ref={head} tabIndex={-1}>
          {nameOf(ruleSet)}
        </h1>
        <VersionPicker
          versions={versions}
          shown={shown}
          onChange={(chosen) =>
            void navigate({
              search: ({ tab: open }) => ({ tab: open, ...(chosen === newest ? {} : { version: chosen }) }),
            })
          }
        />
      </div>
      <p role="status">{justPublished === shown && t('rules.published', { version: justPublished })}</p>
      {published.isPending && <Skeleton active paragraph={{ rows: 12 }} />}
      {published.isError && <ProblemNotice error={published.error} onRetry={() => void published.refetch()} />}
      {published.isSuccess && (
        <RuleBench
          key={`${ruleSet} ${shown}`}
          published={published.data}
          versions={versions}
          tab={tab}
          caseId={caseId}
          onCaseTaken={() => void navigate({ search: (old) => ({ ...old, case: undefined }) })}
          onPublished={(made) => {
            setPublished(made);
            void navigate({ search: {} });
          }}
        />
      )}
    </>
  );
}
