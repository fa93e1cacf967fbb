import { Link } from '@tanstack/react-router';
import { Empty, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Board } from '../../../service/contract/board.js';
import { useLanguage } from '../../shared/language.js';

type Points = Board['points'][number];

/** What each organisation was given for its parts in cases (积分), the most first. The numbers open those cases. */
export function PointsTable({ points }: Pick<Board, 'points'>) {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  return (
    <section aria-labelledby="points">
      <h2 id="points">{t('board.points')}</h2>
      {points.length === 0 ? (
        <Empty description={t('board.pointsNone')} image={Empty.PRESENTED_IMAGE_SIMPLE} />
      ) : (
        <Table<Points>
          size="small"
          rowKey={({ organisation }) => organisation.id}
          dataSource={points}
          pagination={{ pageSize: 8, hideOnSinglePage: true, showSizeChanger: false, size: 'small' }}
          columns={[
            { title: t('board.pointsOf'), key: 'name', render: (_, { organisation }) => inWords(organisation.name) },
            {
              title: t('board.sum'),
              key: 'points',
              render: (_, { organisation, points: sum }) => (
                <Link to="/desk/cases" search={{ pointsTo: organisation.id }}>
                  {signed(sum)}
                </Link>
              ),
            },
            {
              title: t('board.evaluated'),
              key: 'cases',
              render: (_, { organisation, cases }) => (
                <Link to="/desk/cases" search={{ pointsTo: organisation.id }}>
                  {cases}
                </Link>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}

const signed = (points: number): string => (points > 0 ? `+${points}` : String(points).replace('-', '−'));
