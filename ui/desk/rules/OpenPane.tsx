import { Button } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** What is open stands beside its list, and the focus lands in it, and where it came from afterwards. */
export function OpenPane({ name, onClose, children }: { name: string; onClose: () => void; children: ReactNode }) {
  const { t } = useTranslation();
  const pane = useRef<HTMLElement>(null);
  const [opener] = useState(() => document.activeElement);
  useEffect(() => {
    pane.current?.focus();
    return () => {
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, [opener]);
  return (
    <aside ref={pane} className="pane" tabIndex={-1} aria-label={name}>
      <Button type="text" className="pane-close" aria-label={t('rules.close')} onClick={onClose}>
        ✕
      </Button>
      {children}
    </aside>
  );
}
