import { Button, Input, Modal } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../ProblemNotice.js';

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
  children?: ReactNode;
}

/** A move that wants a reason: a button, and a dialogue that stays open when the service refuses. */
export function ReasonedMove({ name, move, ready = true, onOpen, children }: ReasonedMoveProps) {
  const { t } = useTranslation();
  const id = useId();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const done = () => {
    setOpen(false);
    setReason('');
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
            onChange={({ target }) => setReason(target.value)}
          />
          {children}
          {move.isError && <ProblemNotice error={move.error} />}
        </div>
      </Modal>
    </>
  );
}
