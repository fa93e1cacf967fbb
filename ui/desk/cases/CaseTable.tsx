import { Link } from '@tanstack/react-router';
import { Table, type TableColumnsType, type TableProps } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../../service/contract/case.js';
import { ColourMark } from '../../shared/ColourMark.js';
import { useLanguage } from '../../shared/language.js';
import { TimeLeft } from '../../shared/TimeLeft.js';
import { useWhen } from '../../shared/when.js';
import { Words } from '../../shared/Words.js';

interface CaseTableProps {
  cases: CaseRow[];
  pagination: TableProps<CaseRow>['pagination'];
  /** A last column for what may be done from the list itself. */
  moves?: (row: CaseRow) => ReactNode;
}

/** No wider than what stands in it, which does not wrap. */
const NARROW = '1%';

/** Colour, code, matter and place, stage and holder, time left and tier: the same row wherever cases are listed. */
export function CaseTable({ cases, pagination, moves }: CaseTableProps) {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  const { at } = useWhen();
  const columns: TableColumnsType<CaseRow> = [
    { title: t('row.colour'), key: 'colour', width: NARROW, render: (_, { colour }) => <ColourMark colour={colour} /> },
    {
      title: t('row.case'),
      key: 'case',
      width: NARROW,
      render: (_, { id, code, reportedAt }) => (
        <>
          <Link to="/desk/cases/$caseId" params={{ caseId: id }} className="case-code">
            {code}
          </Link>
          <div className="muted">{at(reportedAt)}</div>
        </>
      ),
    },
    {
      title: t('row.matter'),
      key: 'matter',
      className: 'card-line',
      width: '30%',
      render: (_, row) => (
        <>
          <div className="brief" title={row.text}>
            <Words of={row.matter.zh === '' ? row.text : row.matter} />
          </div>
          <div className="muted">
            <Words of={row.place} />
          </div>
        </>
      ),
    },
    {
      title: t('row.stageAndHolder'),
      key: 'stage',
      width: '24%',
      render: (_, { status, stageName, holder }) => (
        <>
          {status === 'open' && stageName ? inWords(stageName) : t(`status.${status}`)}
          {holder && <div className="muted">{inWords(holder)}</div>}
        </>
      ),
    },
    {
      title: t('row.due'),
      key: 'due',
      className: 'card-line',
      render: (_, { status, dueAt, tier }) => (
        <>
          {status === 'open' && dueAt !== null && <TimeLeft dueAt={dueAt} />}
          {tier > 0 && <div>{t('row.tierReached', { tier })}</div>}
        </>
      ),
    },
    ...(moves === undefined
      ? []
      : [{ title: t('row.moves'), key: 'moves', render: (_: unknown, row: CaseRow) => moves(row) }]),
  ];
  return (
    <Table<CaseRow>
      className="cards"
      size="small"
      rowKey="id"
      columns={columns}
      dataSource={cases}
      scroll={{ x: true }}
      pagination={pagination ?? false}
    />
  );
}
