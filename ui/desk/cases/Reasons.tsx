import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../service/contract/case.js';
import type { CaseDecisions } from '../../../service/contract/explanation.js';
import { useLanguage } from '../../shared/language.js';
import { Words } from '../../shared/Words.js';
import { ProblemNotice } from '../ProblemNotice.js';
import { useSession } from '../session/useSession.js';
import { decisionsQuery } from './decisions.query.js';
import { ruleSource } from '../rules/ruleSource.js';

/** Why it came out so: the rules that fired, on which facts, and the smallest change that would have made it otherwise. */
export function Reasons({ case: shown }: { case: CaseView }) {
  const { t } = useTranslation();
  const { hasRole } = useSession();
  const decisions = useQuery(decisionsQuery(shown.id));
  return (
    <section aria-labelledby="reasons">
      <h2 id="reasons">{t('case.reasons')}</h2>
      {decisions.isPending && <Skeleton active paragraph={{ rows: 3 }} />}
      {decisions.isError && <ProblemNotice error={decisions.error} onRetry={() => void decisions.refetch()} />}
      {decisions.data?.items.map((decision) => (
        <Decision key={`${decision.ruleSet} ${decision.organisation?.id} ${decision.at}`} decision={decision} />
      ))}
      {shown.ruleSetVersion !== null && (
        <p className="muted">
          {t('case.rules', { version: shown.ruleSetVersion })}
          {hasRole('administrator') && (
            <>
              {' · '}
              <Link
                to="/desk/rules/$ruleSet"
                params={{ ruleSet: 'triage' }}
                search={{ tab: 'examples', case: shown.id }}
              >
                {t('rules.asExample')}
              </Link>
            </>
          )}
        </p>
      )}
    </section>
  );
}

function Decision({ decision }: { decision: CaseDecisions['items'][number] }) {
  const { t } = useTranslation();
  const { language, inWords } = useLanguage();
  return (
    <>
      <p>
        <strong>
          {decision.organisation && t('case.decisionAbout', { name: inWords(decision.organisation.name) })}
          <Words of={decision.headline} />
        </strong>
      </p>
      <ul>
        {decision.rules.map(({ rule, reason, because, source }) => (
          <li key={rule}>
            <Words of={reason} />
            {because.length > 0 && (
              <div>
                <Words of={because.map(inWords).join(t('rules.comma'))} />
              </div>
            )}
            <div className="muted">
              <Words of={ruleSource(source, language)} />
            </div>
          </li>
        ))}
      </ul>
      {decision.nearMisses.length > 0 && <NearMisses of={decision} />}
    </>
  );
}

/** Few of a colour, and read at once; of points nearly every fact would change something, so one opens them. */
function NearMisses({ of: { ruleSet, nearMisses } }: { of: CaseDecisions['items'][number] }) {
  const { t } = useTranslation();
  const sentences = (
    <ul>
      {nearMisses.map(({ fact, sentence }) => (
        <li key={fact + sentence.zh}>
          <Words of={sentence} />
        </li>
      ))}
    </ul>
  );
  if (ruleSet !== 'evaluation') {
    return (
      <>
        <h3>{t('case.nearMisses')}</h3>
        {sentences}
      </>
    );
  }
  return (
    <details>
      <summary>{t('case.nearMisses')}</summary>
      {sentences}
    </details>
  );
}
