import { Link } from '@tanstack/react-router';
import { Table, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Colour } from '../../../service/contract/colour.js';
import type { RuleSetComparison } from '../../../service/contract/ruleSet.js';
import { ColourMark } from '../../shared/ColourMark.js';
import { useChangedName } from './changedName.js';
import { useValueWords } from './values.js';
import type { Vocabulary } from './vocabulary.js';

type Difference = RuleSetComparison['differences'][number];

export function ComparisonResult({
  comparison,
  vocabulary,
}: {
  comparison: RuleSetComparison;
  vocabulary: Vocabulary;
}) {
  const { t } = useTranslation();
  const changedName = useChangedName();
  const { rules, cases, changed, byField, differences } = comparison;
  const labelOf = (field: string) => vocabulary.decision.find(({ name }) => name === field)?.label ?? field;
  return (
    <>
      <section aria-labelledby="rules-differ">
        <h2 id="rules-differ">{t('rules.rulesDiffer')}</h2>
        <dl className="differing">
          {(['added', 'removed', 'changed'] as const).map((kind) => (
            <div key={kind}>
              <dt>{t(`rules.differ.${kind}`, { count: rules[kind].length })}</dt>
              <dd>
                {rules[kind].map((name) => (
                  <Tag key={name}>{changedName(name)}</Tag>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <section aria-labelledby="cases-differ">
        <h2 id="cases-differ" aria-live="polite">
          {t('rules.casesDiffer', { count: changed, of: cases })}
        </h2>
        <p>
          {Object.entries(byField).map(([field, count]) => (
            <Tag key={field}>
              {labelOf(field)} {count}
            </Tag>
          ))}
        </p>
        {differences.length > 0 && (
          <Table<Difference>
            size="small"
            rowKey="caseId"
            dataSource={differences}
            pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
            scroll={{ x: 'max-content' }}
            columns={[
              {
                title: t('row.case'),
                key: 'case',
                render: (_, { caseId, code }) => (
                  <Link to="/desk/cases/$caseId" params={{ caseId }}>
                    {code}
                  </Link>
                ),
              },
              {
                title: t('rules.wouldBe'),
                key: 'changes',
                render: (_, { changes }) => <Changes changes={changes} vocabulary={vocabulary} />,
              },
            ]}
          />
        )}
      </section>
    </>
  );
}

function Changes({ changes, vocabulary }: { changes: Difference['changes']; vocabulary: Vocabulary }) {
  const { said } = useValueWords();
  return changes.map(({ field, from, to }) => {
    const known = vocabulary.decision.find(({ name }) => name === field);
    const [was, is] = [Colour.safeParse(from), Colour.safeParse(to)];
    return (
      <div key={field} className="change">
        <span className="muted">{known?.label ?? field}</span>
        {was.success && is.success ? (
          <>
            <ColourMark colour={was.data} /> → <ColourMark colour={is.data} />
          </>
        ) : (
          <span>
            {said(known?.shape, from)} → {said(known?.shape, to)}
          </span>
        )}
      </div>
    );
  });
}
