import { useMutation } from '@tanstack/react-query';
import { Button, Checkbox, Input, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { SetSituation, type Situation } from '../../../service/contract/situation.js';
import { said } from '../../shared/client.js';
import { ProblemNotice } from '../ProblemNotice.js';
import { useKeptDraft } from '../useKeptDraft.js';
import { setSituation } from './situation.mutation.js';

const { weatherKind: WeatherKind, weatherAlert: WeatherAlert } = SetSituation.shape;

/** Only what somebody has touched: the rest follows what others say meanwhile. */
const Touched = SetSituation.extend({ reason: z.string() }).partial();

export function SituationForm({ situation }: { situation: Situation }) {
  const { t } = useTranslation();
  const ids = { kind: useId(), alert: useId(), reason: useId() };
  const { draft, keep, discard } = useKeptDraft('shaodao.situation', Touched);
  const change = (part: z.infer<typeof Touched>) => keep({ ...draft, ...part });
  const set = useMutation(setSituation);
  const { emergencyMode, publicEvent, weatherKind, weatherAlert } = situation;
  const typed = { emergencyMode, publicEvent, weatherKind, weatherAlert, reason: '', ...said(draft ?? {}) };
  const ready = SetSituation.safeParse(typed);
  return (
    <form
      className="move-form situation"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready.success) set.mutate(ready.data, { onSuccess: discard });
      }}
    >
      <Checkbox checked={typed.emergencyMode} onChange={({ target }) => change({ emergencyMode: target.checked })}>
        {t('situation.emergencyMode')}
      </Checkbox>
      <Checkbox checked={typed.publicEvent} onChange={({ target }) => change({ publicEvent: target.checked })}>
        {t('situation.publicEvent')}
      </Checkbox>
      <label htmlFor={ids.kind}>{t('situation.weatherKind')}</label>
      <Select
        id={ids.kind}
        value={typed.weatherKind}
        // Without the weather there is no alert left.
        onChange={(kind) => change({ weatherKind: kind, ...(kind === 'none' ? { weatherAlert: 'none' } : {}) })}
        options={WeatherKind.options.map((kind) => ({ value: kind, label: t(`situation.kind.${kind}`) }))}
      />
      <label htmlFor={ids.alert}>{t('situation.weatherAlert')}</label>
      <Select
        id={ids.alert}
        value={typed.weatherAlert}
        onChange={(alert) => change({ weatherAlert: alert })}
        options={WeatherAlert.options.map((alert) => ({ value: alert, label: t(`situation.alert.${alert}`) }))}
      />
      <label htmlFor={ids.reason}>{t('case.reason')}</label>
      <Input.TextArea
        id={ids.reason}
        rows={3}
        maxLength={500}
        value={typed.reason}
        onChange={({ target }) => change({ reason: target.value })}
      />
      <p className="muted">{t('situation.hint')}</p>
      {set.isError && <ProblemNotice error={set.error} />}
      <div className="moves">
        <Button type="primary" htmlType="submit" disabled={!ready.success} loading={set.isPending}>
          {t('situation.set')}
        </Button>
        {draft !== null && <Button onClick={discard}>{t('rules.discard')}</Button>}
      </div>
    </form>
  );
}
