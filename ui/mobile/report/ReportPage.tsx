import { useMutation } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd-mobile';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../shared/draft.js';
import { freshKey } from '../../shared/freshKey.js';
import { PhoneProblem } from '../PhoneProblem.js';
import { emptyDraft, phoneIsFine, type ReportDraft, type Step, saysWhat, saysWhere, steps } from './reportDraft.js';
import { SendStep } from './SendStep.js';
import { sendReport } from './sendReport.mutation.js';
import { WhatStep } from './WhatStep.js';
import { WhereStep } from './WhereStep.js';

const route = getRouteApi('/');

/** Three questions, one a screen: what, where, and what else we should know. */
export function ReportPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { step = 'what' } = route.useSearch();
  const [draft, keep, clear] = useDraft('report', { ...emptyDraft, idempotencyKey: freshKey() });
  const change = (part: Partial<ReportDraft>) => keep({ ...part, idempotencyKey: freshKey() });
  const heading = useRef<HTMLHeadingElement>(null);
  const send = useMutation({
    ...sendReport,
    onSuccess: ({ trackingCode }) => {
      clear();
      void navigate({ to: '/sent/$trackingCode', params: { trackingCode }, replace: true });
    },
  });
  const place = steps.indexOf(step);
  useEffect(() => heading.current?.focus(), [step]);

  const goTo = (next: Step) => void navigate({ to: '/', search: { step: next } });
  const next = () => {
    const following = steps[place + 1];
    if (following === undefined) send.mutate(draft);
    else goTo(following);
  };
  return (
    <form
      className="report"
      onSubmit={(event) => {
        event.preventDefault();
        if (!send.isPending && isAnswered(step, draft)) next();
      }}
    >
      <p className="muted">{t('report.progress', { step: place + 1, of: steps.length })}</p>
      <h1 ref={heading} tabIndex={-1}>
        {t(`report.${step}.question`)}
      </h1>
      {step === 'what' && <WhatStep draft={draft} change={change} />}
      {step === 'where' && <WhereStep draft={draft} change={change} />}
      {step === 'send' && <SendStep draft={draft} change={change} />}
      {send.isError && <PhoneProblem error={send.error} />}
      <div className="report-moves">
        {place > 0 && <Button onClick={() => goTo(steps[place - 1] ?? 'what')}>{t('report.back')}</Button>}
        <Button type="submit" color="primary" block loading={send.isPending} disabled={!isAnswered(step, draft)}>
          {t(step === 'send' ? 'report.send.now' : 'report.next')}
        </Button>
      </div>
    </form>
  );
}

/** The last step also looks back: somebody may have opened its address directly. */
function isAnswered(step: Step, draft: ReportDraft): boolean {
  switch (step) {
    case 'what':
      return saysWhat(draft);
    case 'where':
      return saysWhere(draft);
    case 'send':
      return saysWhat(draft) && saysWhere(draft) && phoneIsFine(draft.phone);
  }
}
