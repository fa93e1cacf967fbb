import { Link } from '@tanstack/react-router';
import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Board } from '../../../service/contract/board.js';
import { Colour } from '../../../service/contract/colour.js';
import { ColourMark } from '../../shared/ColourMark.js';
import { useLanguage } from '../../shared/language.js';

/** Open and late work by department and by colour. Every number opens the cases in it; the bar repeats the number. */
export function LoadTables({ board }: { board: Board }) {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  const most = Math.max(1, ...board.byDepartment.map(({ open }) => open));
  const mostOfColour = Math.max(1, ...board.byColour.map(({ open }) => open));
  return (
    <div className="case-columns">
      <section aria-labelledby="by-department">
        <h2 id="by-department">{t('board.byDepartment')}</h2>
        <Table<Board['byDepartment'][number]>
          size="small"
          rowKey={({ organisation }) => organisation.id}
          dataSource={board.byDepartment}
          pagination={false}
          columns={[
            { title: t('board.department'), key: 'name', render: (_, { organisation }) => inWords(organisation.name) },
            {
              title: t('board.open'),
              key: 'open',
              render: (_, { organisation, open }) => (
                <Link to="/desk/cases" search={{ department: organisation.id, status: 'open' }}>
                  <Bar of={open} most={most} />
                </Link>
              ),
            },
            {
              title: t('filter.overdue'),
              key: 'overdue',
              render: (_, { organisation, overdue }) => (
                <Link to="/desk/cases" search={{ department: organisation.id, due: 'overdue' }}>
                  {overdue}
                </Link>
              ),
            },
            { title: t('filter.nearDue'), key: 'nearDue', dataIndex: 'nearDue' },
          ]}
        />
      </section>
      <section aria-labelledby="by-colour">
        <h2 id="by-colour">{t('board.byColour')}</h2>
        <Table<Board['byColour'][number]>
          size="small"
          rowKey="colour"
          dataSource={board.byColour}
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
                  <Bar of={open} most={mostOfColour} />
                </Link>
              ),
            },
            { title: t('filter.overdue'), key: 'overdue', dataIndex: 'overdue' },
          ]}
        />
      </section>
    </div>
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
