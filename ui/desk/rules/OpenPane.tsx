import { Button } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

/** What is open stands beside its list, and the focus lands in it. */
export function OpenPane({ name, onClose, children }: { name: string; onClose: () => void; children: ReactNode }) {
  const { t } = useTranslation();
  const pane = useRef<HTMLElement>(null);
  useEffect(() => pane.current?.focus(), []);
  return (
    <aside ref={pane} className="pane" tabIndex={-1} aria-label={name}>
      <Button type="text" className="pane-close" aria-label={t('tasks.close')} onClick={onClose}>
        ✕
      </Button>
      {children}
    </aside>
  );
}
