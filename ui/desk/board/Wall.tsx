import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Board } from '../../../service/contract/board.js';
import type { CaseRow } from '../../../service/contract/case.js';
import { ColourMark } from '../../shared/ColourMark.js';
import { useLanguage } from '../../shared/language.js';
import { TimeLeft } from '../../shared/TimeLeft.js';
import { useWhen } from '../../shared/when.js';
import { Words } from '../../shared/Words.js';
import { percent } from './Figures.js';

/** Long enough to read a panel from across a room. */
const PANEL_MS = 15_000;
/** As many rows as a screen holds in large letters. */
const SHOWN = 8;

/** The board on a big screen that nobody touches: large, one panel after the other. Escape leaves it. */
export function Wall({ board }: { board: Board }) {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  const { at } = useWhen();
  const navigate = useNavigate();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTurn((before) => before + 1), PANEL_MS);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    const leave = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') void navigate({ to: '/desk/board' });
    };
    document.addEventListener('keydown', leave);
    return () => document.removeEventListener('keydown', leave);
  }, [navigate]);
  const panels: { name: string; content: ReactNode }[] = [
    { name: t('desk.board'), content: <WallFigures board={board} /> },
    ...(board.overdue.length > 0
      ? [{ name: t('board.overdue', { count: board.overdue.length }), content: <WallCases rows={board.overdue} /> }]
      : []),
    ...(board.nearDue.length > 0
      ? [{ name: t('board.nearDue', { count: board.nearDue.length }), content: <WallCases rows={board.nearDue} /> }]
      : []),
    { name: t('board.byDepartment'), content: <WallLoads loads={board.byDepartment} inWords={inWords} /> },
  ];
  const panel = panels[turn % panels.length];
  return (
    <section className="wall" aria-label={t('board.wall')}>
      <header>
        <h1>{panel?.name}</h1>
        <p>
          {t('board.at', { at: at(board.at) })} · {(turn % panels.length) + 1} / {panels.length}
        </p>
        <Button type="text" onClick={() => void navigate({ to: '/desk/board' })}>
          {t('board.leaveWall')}
        </Button>
      </header>
      {panel?.content}
    </section>
  );
}

function WallFigures({ board }: { board: Board }) {
  const { inWords } = useLanguage();
  return (
    <dl className="wall-figures">
      {board.figures.map((figure) => (
        <div key={figure.id}>
          <dt>{inWords(figure.name)}</dt>
          <dd>
            <strong>{percent(figure)}</strong>
            <span>
              {figure.part} / {figure.whole}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function WallCases({ rows }: { rows: CaseRow[] }) {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  return (
    <ol className="wall-cases">
      {rows.slice(0, SHOWN).map((row) => (
        <li key={row.id}>
          <ColourMark colour={row.colour} />
          <strong>
            <Words of={row.matter} />
          </strong>
          <span>{inWords(row.place)}</span>
          <span>{row.holder && inWords(row.holder)}</span>
          <span>{row.tier > 0 && t('row.tierReached', { tier: row.tier })}</span>
          {row.dueAt !== null && <TimeLeft dueAt={row.dueAt} />}
        </li>
      ))}
    </ol>
  );
}

function WallLoads({
  loads,
  inWords,
}: {
  loads: Board['byDepartment'];
  inWords: (text: { zh: string; en: string }) => string;
}) {
  const { t } = useTranslation();
  return (
    <table className="wall-loads">
      <thead>
        <tr>
          <th>{t('board.department')}</th>
          <th>{t('board.open')}</th>
          <th>{t('filter.overdue')}</th>
          <th>{t('filter.nearDue')}</th>
        </tr>
      </thead>
      <tbody>
        {loads.slice(0, SHOWN).map(({ organisation, open, overdue, nearDue }) => (
          <tr key={organisation.id}>
            <th scope="row">{inWords(organisation.name)}</th>
            <td>{open}</td>
            <td>{overdue}</td>
            <td>{nearDue}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
