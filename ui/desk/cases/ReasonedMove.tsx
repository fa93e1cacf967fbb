import { Button, Input, Modal } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../ProblemNotice.js';
import { useOwnDraft } from '../useOwnDraft.js';

interface ReasonedMoveProps {
  name: string;
  move: {
    mutate: (body: { reason: string }, options?: { onSuccess(): void }) => void;
    isPending: boolean;
    isError: boolean;
    error: unknown;
    reset: () => void;
  };
  /** False while what `children` ask for is still missing. */
  ready?: boolean;
  onOpen?: () => void;
  /** The move and what it is about: under this name the reason is kept on the device until it is sent. */
  keptAs: string;
  children?: ReactNode;
}

/** A move that wants a reason: a button, and a dialogue that stays open when the service refuses. */
export function ReasonedMove({ name, move, ready = true, onOpen, keptAs, children }: ReasonedMoveProps) {
  const { t } = useTranslation();
  const id = useId();
  const [open, setOpen] = useState(false);
  const [{ reason }, change, clear] = useOwnDraft(keptAs, { reason: '' });
  const done = () => {
    setOpen(false);
    clear();
  };
  return (
    <>
      <Button
        onClick={() => {
          move.reset();
          setOpen(true);
          onOpen?.();
        }}
      >
        {name}
      </Button>
      <Modal
        title={name}
        open={open}
        okText={name}
        confirmLoading={move.isPending}
        okButtonProps={{ disabled: reason.trim().length < 2 || !ready }}
        onOk={() => move.mutate({ reason }, { onSuccess: done })}
        onCancel={() => setOpen(false)}
      >
        <div className="move-form">
          <label htmlFor={id}>{t('case.reason')}</label>
          <Input.TextArea
            id={id}
            rows={3}
            maxLength={500}
            value={reason}
            onChange={({ target }) => change({ reason: target.value })}
          />
          {children}
          {move.isError && <ProblemNotice error={move.error} />}
        </div>
      </Modal>
    </>
  );
}
