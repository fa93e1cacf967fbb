import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ItemPicker } from './ItemPicker.js';
import { PhotoField } from './PhotoField.js';
import { type ReportDraft, saysWhat } from './reportDraft.js';

export interface StepProps {
  draft: ReportDraft;
  change: (change: Partial<ReportDraft>) => void;
}

export function WhatStep({ draft, change }: StepProps) {
  const { t } = useTranslation();
  const [left, setLeft] = useState(false);
  const wrong = left && !saysWhat(draft);
  return (
    <>
      <PhotoField photos={draft.photos} onChange={(photos) => change({ photos })} />
      <label className="field" htmlFor="text">
        {t('report.what.text')}
      </label>
      <textarea
        id="text"
        rows={5}
        maxLength={2000}
        placeholder={t('report.what.example')}
        value={draft.text}
        aria-invalid={wrong}
        aria-describedby="text-wrong"
        onChange={(event) => change({ text: event.target.value })}
        onBlur={() => setLeft(true)}
      />
      <p id="text-wrong" className="field-wrong">
        {wrong && t('report.what.tooShort')}
      </p>
      <ItemPicker item={draft.item} onChange={(item) => change({ item })} />
    </>
  );
}
