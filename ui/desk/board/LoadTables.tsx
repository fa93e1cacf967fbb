import { Link } from '@tanstack/react-router';
import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Board } from '../../../service/contract/board.js';
import type { CaseFilter } from '../../../service/contract/case.js';
import { Colour } from '../../../service/contract/colour.js';
import { ColourMark } from '../../shared/ColourMark.js';
import { useLanguage } from '../../shared/language.js';

type Load = Board['byDepartment'][number];

/** Open and late work by department, street, colour and tier. Every number opens the cases in it; the bar repeats the number. */
export function LoadTables({ board }: { board: Board }) {
  const { t } = useTranslation();
  return (
    <>
      <div className="case-columns">
        <Loads id="by-department" of="department" heading={t('board.byDepartment')} loads={board.byDepartment} />
        <Loads id="by-street" of="street" heading={t('board.byStreet')} loads={board.byStreet} />
      </div>
      <div className="case-columns">
        <ByColour rows={board.byColour} />
        <ByTier rows={board.byTier} />
      </div>
    </>
  );
}

function Loads({
  id,
  of,
  heading,
  loads,
}: {
  id: string;
  of: 'department' | 'street';
  heading: string;
  loads: Load[];
}) {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  const most = Math.max(1, ...loads.map(({ open }) => open));
  const opens = (organisation: string, more: Partial<CaseFilter>) => ({ [of]: organisation, ...more });
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      <Table<Load>
        size="small"
        rowKey={({ organisation }) => organisation.id}
        dataSource={loads}
        pagination={{ pageSize: 8, hideOnSinglePage: true, showSizeChanger: false, size: 'small' }}
        columns={[
          { title: t(`board.${of}`), key: 'name', render: (_, { organisation }) => inWords(organisation.name) },
          {
            title: t('board.open'),
            key: 'open',
            render: (_, { organisation, open }) => (
              <Link to="/desk/cases" search={opens(organisation.id, { status: 'open' })}>
                <Bar of={open} most={most} />
              </Link>
            ),
          },
          {
            title: t('filter.overdue'),
            key: 'overdue',
            render: (_, { organisation, overdue }) => (
              <Link to="/desk/cases" search={opens(organisation.id, { due: 'overdue' })}>
                {overdue}
              </Link>
            ),
          },
          {
            title: t('filter.nearDue'),
            key: 'nearDue',
            render: (_, { organisation, nearDue }) => (
              <Link to="/desk/cases" search={opens(organisation.id, { due: 'nearDue' })}>
                {nearDue}
              </Link>
            ),
          },
        ]}
      />
    </section>
  );
}

function ByColour({ rows }: { rows: Board['byColour'] }) {
  const { t } = useTranslation();
  const most = Math.max(1, ...rows.map(({ open }) => open));
  return (
    <section aria-labelledby="by-colour">
      <h2 id="by-colour">{t('board.byColour')}</h2>
      <Table<Board['byColour'][number]>
        size="small"
        rowKey="colour"
        dataSource={rows}
        pagination={false}
        columns={[
          {
            title: t('row.colour'),
            key: 'colour',
            render: (_, { colour }) => <ColourMark colour={knownColour(colour)} />,
          },
          {
            title: t('board.open'),
            key: 'open',
            render: (_, { colour, open }) => (
              <Link to="/desk/cases" search={{ colour: knownColour(colour) ?? undefined, status: 'open' }}>
                <Bar of={open} most={most} />
              </Link>
            ),
          },
          {
            title: t('filter.overdue'),
            key: 'overdue',
            render: (_, { colour, overdue }) => (
              <Link to="/desk/cases" search={{ colour: knownColour(colour) ?? undefined, due: 'overdue' }}>
                {overdue}
              </Link>
            ),
          },
        ]}
      />
    </section>
  );
}

function ByTier({ rows }: { rows: Board['byTier'] }) {
  const { t } = useTranslation();
  const most = Math.max(1, ...rows.map(({ open }) => open));
  return (
    <section aria-labelledby="by-tier">
      <h2 id="by-tier">{t('board.byTier')}</h2>
      <Table<Board['byTier'][number]>
        size="small"
        rowKey="tier"
        dataSource={rows}
        pagination={false}
        columns={[
          { title: t('board.tier'), key: 'tier', render: (_, { tier }) => t('row.tierReached', { tier }) },
          {
            title: t('board.open'),
            key: 'open',
            render: (_, { tier, open }) => (
              <Link to="/desk/cases" search={{ tier, status: 'open' }}>
                <Bar of={open} most={most} />
              </Link>
            ),
          },
        ]}
      />
    </section>
  );
}

function Bar({ of, most }: { of: number; most: number }) {
  return (
    <span className="bar">
      <span className="bar-length" style={{ width: `${(of / most) * 100}px` }} />
      {of}
    </span>
  );
}

function knownColour(colour: string): Colour | null {
  return Colour.options.find((one) => one === colour) ?? null;
}
