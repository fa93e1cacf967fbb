import { useMutation, useQuery } from '@tanstack/react-query';
import { Checkbox, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { InstanceView } from '../../../service/contract/instance.js';
import { useLanguage } from '../../shared/language.js';
import { useWhen } from '../../shared/when.js';
import { ReasonedMove } from '../cases/ReasonedMove.js';
import { ProblemNotice } from '../ProblemNotice.js';
import { useOwnDraft } from '../useOwnDraft.js';
import { instanceQuery } from './instance.query.js';
import { modifyInstance } from './modifyInstance.mutation.js';
import { resumeInstance } from './resumeInstance.mutation.js';
import { stepsIn } from './stepsIn.js';
import { suspendInstance } from './suspendInstance.mutation.js';

/** What an administrator may do with a running process, beside its diagram: one that the engine lacks is not there. */
export function InstanceMoves({ processInstanceKey, xml }: { processInstanceKey: string; xml: string }) {
  const instance = useQuery(instanceQuery(processInstanceKey));
  if (instance.isPending) return null;
  if (instance.isError) return <ProblemNotice error={instance.error} onRetry={() => void instance.refetch()} />;
  return <Moves instance={instance.data} xml={xml} />;
}

function Moves({ instance, xml }: { instance: InstanceView; xml: string }) {
  const { t } = useTranslation();
  const suspend = useMutation(suspendInstance(instance.processInstanceKey));
  const resume = useMutation(resumeInstance(instance.processInstanceKey));
  return (
    <div className="moves">
      {lacksHold(instance) && <p className="muted">{t('instance.cannotSuspend')}</p>}
      {instance.moves.includes('modify') && <MoveToken instance={instance} xml={xml} />}
      {instance.moves.includes('suspend') && (
        <ReasonedMove name={t('instance.suspend')} move={suspend} keptAs={`suspend.${instance.processInstanceKey}`}>
          <p className="muted">{t('instance.suspendHint')}</p>
        </ReasonedMove>
      )}
      {instance.moves.includes('resume') && (
        <ReasonedMove name={t('instance.resume')} move={resume} keptAs={`resume.${instance.processInstanceKey}`}>
          <p className="muted">{t('instance.resumeHint')}</p>
        </ReasonedMove>
      )}
    </div>
  );
}

/** A caller that runs can be put on hold or go on, unless the engine has no hold. */
const lacksHold = ({ state, parent, moves }: InstanceView): boolean =>
  state === 'active' && parent === null && !moves.includes('suspend') && !moves.includes('resume');

/** Which tokens end, and where one begins. Nothing is chosen beforehand: a slip would move a case. */
function MoveToken({ instance, xml }: { instance: InstanceView; xml: string }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { at } = useWhen();
  const id = useId();
  const [{ to, ...chosen }, choose, forget] = useOwnDraft(`move.steps.${instance.processInstanceKey}`, {
    from: [] as string[],
    to: null as string | null,
  });
  const from = chosen.from.filter((token) => instance.tokens.some(({ key }) => key === token)); // the others have gone on
  const modify = useMutation({ ...modifyInstance(instance.processInstanceKey), onSuccess: forget });
  const steps = stepsIn(language, xml);
  const nameOf = (element: string) => steps.find((step) => step.id === element)?.name ?? element;
  const move = {
    ...modify,
    mutate: ({ reason }: { reason: string }, options?: { onSuccess: () => void }) =>
      modify.mutate({ from, to, reason }, options),
  };
  return (
    <ReasonedMove
      name={t('instance.move')}
      move={move}
      keptAs={`move.${instance.processInstanceKey}`}
      ready={from.length > 0 || to !== null}
    >
      <fieldset>
        <legend>{t('instance.from')}</legend>
        <Checkbox.Group
          value={from}
          onChange={(tokens) => choose({ from: tokens })}
          options={instance.tokens.map(({ key, element, since }) => ({
            value: key,
            label: t('instance.token', { name: nameOf(element), since: at(since) }),
          }))}
        />
      </fieldset>
      <label htmlFor={id}>{t('instance.to')}</label>
      <Select
        id={id}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={to}
        onChange={(step: string | undefined) => choose({ to: step ?? null })}
        options={steps.map((step) => ({ value: step.id, label: step.name }))}
      />
      {from.length > 0 && to === null && <p role="status">{t('instance.leftAlone')}</p>}
    </ReasonedMove>
  );
}
