import { Link } from '@tanstack/react-router';
import { Switch } from 'antd-mobile';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Words } from '../../shared/Words.js';
import { phoneIsFine, type ReportDraft, type Step, saysWhat, saysWhere } from './reportDraft.js';
import type { StepProps } from './WhatStep.js';

export function SendStep({ draft, change }: StepProps) {
  const { t } = useTranslation();
  const [left, setLeft] = useState(false);
  const wrong = left && !phoneIsFine(draft.phone);
  return (
    <>
      <div className="switch-row">
        <span id="danger">
          {t('report.send.danger')}
          <small className="muted">{t('report.send.dangerHint')}</small>
        </span>
        <Switch
          checked={draft.dangerToLife}
          onChange={(dangerToLife) => change({ dangerToLife })}
          aria-labelledby="danger"
        />
      </div>
      <Injured injured={draft.injured} onChange={(injured) => change({ injured })} />
      <label className="field" htmlFor="phone">
        {t('report.send.phone')} <span className="muted">{t('report.optional')}</span>
      </label>
      <input
        id="phone"
        type="tel"
        autoComplete="tel"
        value={draft.phone}
        aria-invalid={wrong}
        aria-describedby="phone-wrong"
        onChange={(event) => change({ phone: event.target.value })}
        onBlur={() => setLeft(true)}
      />
      <p id="phone-wrong" className="field-wrong">
        {wrong && t('report.send.phoneWrong')}
      </p>
      {saysWhat(draft) && (
        <blockquote className="said">
          <Words of={draft.text} />
        </blockquote>
      )}
      <Missing draft={draft} />
    </>
  );
}

/** Whoever opened this step by its address, or went on too fast, reads why it cannot be sent yet and where to say it. */
function Missing({ draft }: { draft: ReportDraft }) {
  const { t } = useTranslation();
  const steps: Step[] = [
    ...(saysWhat(draft) ? [] : ['what' as const]),
    ...(saysWhere(draft) ? [] : ['where' as const]),
  ];
  return steps.map((step) => (
    <p key={step}>
      {t('report.send.missing')}
      <Link to="/" search={{ step }}>
        {t(`report.${step}.question`)}
      </Link>
    </p>
  ));
}

/** Nobody counts beyond three: from there on it is an emergency. Choosing the same again takes the word back. */
function Injured({ injured, onChange }: { injured: number | null; onChange: (injured: number | null) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="field" id="injured">
        {t('report.send.injured')} <span className="muted">{t('report.optional')}</span>
      </p>
      <div className="choices" role="group" aria-labelledby="injured">
        {([0, 1, 2, 3] as const).map((count) => (
          <button
            key={count}
            type="button"
            aria-pressed={injured === count}
            onClick={() => onChange(injured === count ? null : count)}
          >
            {t(`report.send.hurt.${count}`)}
          </button>
        ))}
      </div>
    </>
  );
}
