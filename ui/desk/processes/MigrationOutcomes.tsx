import { Table } from 'antd';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { MigrationOutcome, MigrationRefusal } from '../../../service/contract/instance.js';
import { NamedElement } from './NamedElement.js';

/** What the elements are called in the version that is left, and in the one that is gone to. */
export interface Names {
  here: ReadonlyMap<string, string>;
  there: ReadonlyMap<string, string>;
}

/** What a migration does with each case, or would do. */
export function MigrationOutcomes({
  outcomes,
  names,
  areDone,
}: {
  outcomes: MigrationOutcome[];
  names: Names;
  areDone: boolean;
}) {
  const { t } = useTranslation();
  const gone = areDone ? 'migrate.went' : 'migrate.goes';
  return (
    <Table<MigrationOutcome>
      className="cards"
      size="small"
      rowKey="processInstanceKey"
      dataSource={outcomes}
      pagination={{ pageSize: 10, hideOnSinglePage: true }}
      locale={{ emptyText: t('migrate.none') }}
      columns={[
        {
          title: t('row.case'),
          key: 'case',
          render: (_, { caseCode, processInstanceKey }) => caseCode ?? processInstanceKey,
        },
        {
          title: t('migrate.verdict'),
          key: 'verdict',
          render: (_, { migrates }) => t(migrates ? gone : 'migrate.stays'),
        },
        {
          title: t('migrate.what'),
          key: 'what',
          className: 'card-line',
          render: (_, outcome) => <Happens outcome={outcome} names={names} />,
        },
      ]}
    />
  );
}

function Happens({ outcome, names }: { outcome: MigrationOutcome; names: Names }) {
  const { t } = useTranslation();
  const { migrates, moves, opens, closes, refusals } = outcome;
  if (!migrates) return refusals.map((refusal, place) => <Refused key={place} refusal={refusal} names={names} />);
  return (
    <>
      {moves.map(({ element, target }) => (
        <div key={`${element} ${target}`}>
          <NamedElement id={element} names={names.here} />
          {element !== target && (
            <>
              {' → '}
              <NamedElement id={target} names={names.there} />
            </>
          )}
        </div>
      ))}
      {opens.length > 0 && (
        <div>
          {t('migrate.opens')} <Listed ids={opens} names={names.there} />
        </div>
      )}
      {closes.length > 0 && (
        <div>
          {t('migrate.closes')} <Listed ids={closes} names={names.here} />
        </div>
      )}
    </>
  );
}

function Refused({ refusal: { element, target, reason, detail }, names }: { refusal: MigrationRefusal; names: Names }) {
  const { t } = useTranslation();
  // An event that is new stands in the other version alone.
  const known = names.here.has(element) ? { id: element, names: names.here } : { id: target, names: names.there };
  const kinds = detail.split(', ').map((kind) => t(`migrate.kind.${kind.replace(':', '')}`, { defaultValue: kind }));
  return (
    <div>
      {element !== '' && <NamedElement {...known} />} {t(`migrate.because.${reason}`)} {kinds.join(t('trial.and'))}
    </div>
  );
}

function Listed({ ids, names }: { ids: string[]; names: ReadonlyMap<string, string> }) {
  const { t } = useTranslation();
  return ids.map((id, place) => (
    <Fragment key={id}>
      {place > 0 && t('trial.and')}
      <NamedElement id={id} names={names} />
    </Fragment>
  ));
}
