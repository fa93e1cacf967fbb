import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Alert, Empty, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Board } from '../../../service/contract/board.js';
import type { CaseRow } from '../../../service/contract/case.js';
import { useWhen } from '../../shared/when.js';
import { CaseTable } from '../cases/CaseTable.js';
import { ProblemNotice } from '../ProblemNotice.js';
import { boardQuery } from './board.query.js';
import { Figures } from './Figures.js';
import { LoadTables } from './LoadTables.js';
import { PointsTable } from './PointsTable.js';
import { RowMoves } from './RowMoves.js';
import { Wall } from './Wall.js';

const route = getRouteApi('/desk/board');

/** For people who answer for it: the figures, then what is late and how far up it has gone, worst first. */
export function BoardPage() {
  const { wall } = route.useSearch();
  const board = useQuery(boardQuery);
  if (board.isPending) return <Skeleton active paragraph={{ rows: 12 }} />;
  if (board.isError) return <ProblemNotice error={board.error} onRetry={() => void board.refetch()} />;
  return wall ? <Wall board={board.data} /> : <FullBoard board={board.data} />;
}

function FullBoard({ board }: { board: Board }) {
  const { t } = useTranslation();
  const { at } = useWhen();
  return (
    <>
      <h1>{t('desk.board')}</h1>
      <p className="muted">
        {t('board.at', { at: at(board.at) })} ·{' '}
        <Link to="/desk/board" search={{ wall: true }}>
          {t('board.wall')}
        </Link>
      </p>
      {board.calendarEnds !== null && (
        <Alert type="warning" showIcon title={t('board.calendarEnds', { year: board.calendarEnds })} />
      )}
      <Figures figures={board.figures} />
      <Late
        id="overdue"
        name={t('board.overdue', { count: board.overdue.length })}
        rows={board.overdue}
        none={t('board.noneOverdue')}
      />
      <Late
        id="near-due"
        name={t('board.nearDue', { count: board.nearDue.length })}
        rows={board.nearDue}
        none={t('board.noneNearDue')}
        next={
          <Link to="/desk/cases" search={{ status: 'open', sort: 'dueAt' }}>
            {t('board.byDeadline')}
          </Link>
        }
      />
      <LoadTables board={board} />
      <PointsTable points={board.points} />
    </>
  );
}

const SHOWN = 10;

interface LateProps {
  id: string;
  name: string;
  rows: CaseRow[];
  /** Why there may be none, and where to look then. */
  none: string;
  next?: ReactNode;
}

function Late({ id, name, rows, none, next }: LateProps) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} aria-live="polite">
        {name}
      </h2>
      {rows.length === 0 ? (
        <Empty description={none} image={Empty.PRESENTED_IMAGE_SIMPLE}>
          {next}
        </Empty>
      ) : (
        <CaseTable
          cases={rows}
          pagination={{ pageSize: SHOWN, hideOnSinglePage: true, showSizeChanger: false }}
          moves={(row) => <RowMoves caseId={row.id} />}
        />
      )}
    </section>
  );
}
