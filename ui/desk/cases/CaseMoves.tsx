import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../service/contract/case.js';
import { useLanguage } from '../../shared/language.js';
import { serviceNow } from '../../shared/serviceClock.js';
import { useWhen } from '../../shared/when.js';
import { ProblemNotice } from '../ProblemNotice.js';
import { useOwnDraft } from '../useOwnDraft.js';
import { decideExtension } from './decideExtension.mutation.js';
import { AddCoHandler } from './AddCoHandler.js';
import { ReasonedMove } from './ReasonedMove.js';
import { resumeCase } from './resumeCase.mutation.js';
import { superviseCase } from './superviseCase.mutation.js';
import { suspendCase } from './suspendCase.mutation.js';
import { urgeCase } from './urgeCase.mutation.js';

/** What this person may do with the case now. A move that is not theirs is not there. */
export function CaseMoves({ case: shown }: { case: CaseView }) {
  const { t } = useTranslation();
  const urge = useMutation(urgeCase(shown.id));
  const supervise = useMutation(superviseCase(shown.id));
  const resume = useMutation(resumeCase(shown.id));
  return (
    <div className="moves">
      {shown.moves.includes('urge') && <ReasonedMove name={t('case.urge')} move={urge} keptAs={`urge.${shown.id}`} />}
      {shown.moves.includes('supervise') && (
        <ReasonedMove name={t('case.supervise')} move={supervise} keptAs={`supervise.${shown.id}`} />
      )}
      {shown.moves.includes('suspend') && <Suspend caseId={shown.id} />}
      {shown.moves.includes('resume') && (
        <ReasonedMove name={t('case.resume')} move={resume} keptAs={`resume.${shown.id}`} />
      )}
      {shown.moves.includes('addCoHandler') && <AddCoHandler case={shown} />}
      {shown.moves.includes('grantExtension') &&
        shown.pendingExtensions.map((pending) => <Extension key={pending.id} caseId={shown.id} pending={pending} />)}
    </div>
  );
}

const DAY_MS = 86_400_000;

function Suspend({ caseId }: { caseId: string }) {
  const { t } = useTranslation();
  const [{ until }, choose, forget] = useOwnDraft(`suspend.until.${caseId}`, { until: '' });
  const suspend = useMutation({ ...suspendCase(caseId), onSuccess: forget });
  const move = {
    ...suspend,
    mutate: ({ reason }: { reason: string }, options?: { onSuccess: () => void }) =>
      suspend.mutate({ reason, until: Date.parse(`${until}T18:00:00+08:00`) }, options),
  };
  return (
    <ReasonedMove name={t('case.suspend')} move={move} keptAs={`suspend.${caseId}`} ready={until !== ''}>
      <label htmlFor="until">{t('case.until')}</label>
      <Input
        id="until"
        type="date"
        min={new Date(serviceNow() + DAY_MS).toISOString().slice(0, 10)}
        value={until}
        onChange={({ target }) => choose({ until: target.value })}
      />
    </ReasonedMove>
  );
}

function Extension({ caseId, pending }: { caseId: string; pending: CaseView['pendingExtensions'][number] }) {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  const { at } = useWhen();
  const decide = useMutation(decideExtension(caseId, pending.id));
  return (
    <div className="extension">
      <p>
        {t('case.extensionAsked', {
          organisation: inWords(pending.organisation.name),
          due: at(pending.dueAt),
          reason: pending.reason,
        })}
      </p>
      <Button type="primary" loading={decide.isPending} onClick={() => decide.mutate({ granted: true, reason: '' })}>
        {t('case.grant')}
      </Button>{' '}
      <Button disabled={decide.isPending} onClick={() => decide.mutate({ granted: false, reason: '' })}>
        {t('case.refuse')}
      </Button>
      {decide.isError && <ProblemNotice error={decide.error} />}
    </div>
  );
}
