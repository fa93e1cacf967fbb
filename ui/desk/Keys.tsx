import { useNavigate } from '@tanstack/react-router';
import { Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** A second key counts as part of the first for so long. */
const CHORD_MS = 1500;

interface Room {
  to:
    | '/desk/tasks'
    | '/desk/cases'
    | '/desk/board'
    | '/desk/processes'
    | '/desk/rules'
    | '/desk/situation'
    | '/desk/incidents';
  name: 'tasks' | 'cases' | 'board' | 'processes' | 'rules' | 'situation' | 'incidents';
}

/** Keys for the rooms, the search and the rows of a list; `?` shows them. None works while one is typing. */
export function Keys({ rooms }: { rooms: readonly Room[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [shown, setShown] = useState(false);
  const chordUntil = useRef(0);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const { key, timeStamp } = event;
      const room = timeStamp < chordUntil.current ? rooms.find(({ name }) => name.startsWith(key)) : undefined;
      chordUntil.current = key === 'g' ? timeStamp + CHORD_MS : 0;
      if (room) void navigate({ to: room.to });
      else if (key === '?') setShown(true);
      else if (key === 'j' || key === 'k') moveInList(key === 'j' ? 1 : -1);
      else if (key === '/') document.querySelector<HTMLInputElement>('.filter-text input')?.focus();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [rooms, navigate]);
  const draws = rooms.some(({ name }) => name === 'processes');
  const keys: [keys: string, does: string][] = [
    ...rooms.map(({ name }): [string, string] => [`g ${name[0] ?? ''}`, t('keys.go', { room: t(`desk.${name}`) })]),
    ['/', t('keys.search')],
    ['j', t('keys.next')],
    ['k', t('keys.previous')],
    ['Enter', t('keys.open')],
    ['?', t('keys.help')],
  ];
  // The diagram tool's own, and the one way to an element without a mouse.
  if (draws) keys.push(['Ctrl F', t('keys.findElement')]);
  return (
    <Modal title={t('keys.title')} open={shown} footer={null} onCancel={() => setShown(false)}>
      <dl className="keys">
        {keys.map(([key, does]) => (
          <div key={key}>
            <dt>
              {key.split(' ').map((part) => (
                <kbd key={part}>{part}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('input, textarea, select, .djs-container, .bio-properties-panel') !== null)
  );
}

/** The link of the row is what the keyboard stands on: Enter opens it by itself. */
function moveInList(by: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>('.ant-table-row a')].filter(
    (link, place, all) => link.closest('tr') !== all[place - 1]?.closest('tr'),
  );
  const here = links.findIndex((link) => link.closest('tr')?.contains(document.activeElement));
  links[here === -1 && by === -1 ? links.length - 1 : here + by]?.focus();
}
