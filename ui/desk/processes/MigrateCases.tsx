import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MigrationOutcome } from '../../../service/contract/instance.js';
import type { ProcessVersion } from '../../../service/contract/process.js';
import { useLanguage } from '../../shared/language.js';
import { diagramQuery } from '../cases/diagram.query.js';
import { stepsIn } from '../instances/stepsIn.js';
import { ProblemNotice } from '../ProblemNotice.js';
import { useOwnDraft } from '../useOwnDraft.js';
import { useVersionLabel } from '../useVersionLabel.js';
import { latestOf } from './latest.js';
import { migrateInstances } from './migrateInstances.mutation.js';
import { MigrationOutcomes } from './MigrationOutcomes.js';
import { useNames } from './useNames.js';

/** To which version, which element becomes which, what would happen to each case; only then can it be done. */
export function MigrateCases({ version, versions }: { version: ProcessVersion; versions: ProcessVersion[] }) {
  const { t } = useTranslation();
  const ids = { to: useId(), reason: useId() };
  const others = versions.filter((one) => one.version !== version.version);
  const [open, setOpen] = useState(false);
  const [{ to, mapping, reason }, change, clear] = useOwnDraft(`migrate.${version.processId}.${version.version}`, {
    to: latestOf(others)?.version,
    mapping: {},
    reason: '',
  });
  const rehearsal = useMutation(migrateInstances(version.processId, version.version));
  const migration = useMutation(migrateInstances(version.processId, version.version));
  const labelOf = useVersionLabel();
  const names = {
    here: useNames(version.processId, version.version),
    there: useNames(version.processId, to ?? version.version),
  };
  const outcomes = migration.data ?? rehearsal.data;
  const going = rehearsal.data?.filter(({ migrates }) => migrates).length ?? 0;
  const isReady = rehearsal.isSuccess && !migration.isSuccess && going > 0 && reason.trim().length >= 2;
  const rehearse = (changed: { to?: number; mapping?: Record<string, string> }) => {
    const asked = { to, mapping, ...changed };
    migration.reset();
    if (asked.to !== undefined) rehearsal.mutate({ ...asked, to: asked.to, reason: t('migrate.try'), dryRun: true });
  };
  const close = () => {
    setOpen(false);
    if (migration.isSuccess) clear();
    rehearsal.reset();
    migration.reset();
  };
  if (to === undefined) return null;
  return (
    <>
      <Button
        onClick={() => {
          setOpen(true);
          rehearse({});
        }}
      >
        {t('migrate.open')}
      </Button>
      <Modal
        title={t('migrate.title', { from: version.version, to })}
        open={open}
        width={900}
        okText={t(migration.isSuccess ? 'migrate.done' : 'migrate.go', { count: going })}
        okButtonProps={{ disabled: !isReady }}
        {...(migration.isSuccess && { cancelText: t('migrate.close') })}
        confirmLoading={migration.isPending}
        onOk={() => migration.mutate({ to, mapping, reason, dryRun: false })}
        onCancel={close}
      >
        <div className="move-form">
          <label htmlFor={ids.to}>{t('migrate.to')}</label>
          <Select
            id={ids.to}
            value={to}
            classNames={{ popup: { root: 'versions-list' } }}
            options={others.map((one) => ({ value: one.version, label: labelOf(one) }))}
            onChange={(chosen: number) => {
              const anew = { to: chosen, mapping: {} }; // what an element became in one version need not be in another
              change(anew);
              rehearse(anew);
            }}
          />
          <Mapping
            processId={version.processId}
            to={to}
            names={names.here}
            outcomes={rehearsal.data ?? []}
            mapping={mapping}
            onChange={(changed) => {
              change({ mapping: changed });
              rehearse({ mapping: changed });
            }}
          />
          {outcomes && <MigrationOutcomes outcomes={outcomes} names={names} areDone={migration.isSuccess} />}
          {[rehearsal, migration].map(
            (asked, place) => asked.isError && <ProblemNotice key={place} error={asked.error} />,
          )}
          <label htmlFor={ids.reason}>{t('case.reason')}</label>
          <Input
            id={ids.reason}
            maxLength={500}
            value={reason}
            onChange={({ target }) => change({ reason: target.value })}
          />
        </div>
      </Modal>
    </>
  );
}

interface MappingProps {
  processId: string;
  to: number;
  /** In the version that is left. */
  names: ReadonlyMap<string, string>;
  outcomes: MigrationOutcome[];
  mapping: Record<string, string>;
  onChange: (mapping: Record<string, string>) => void;
}

/** Asked only for elements that hold a token and have no counterpart under their own id. */
function Mapping({ processId, to, names, outcomes, mapping, onChange }: MappingProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const target = useQuery(diagramQuery(processId, to));
  const missing = outcomes.flatMap(({ refusals }) =>
    refusals
      .filter(({ reason }) => reason === 'NO_COUNTERPART' || reason === 'OTHER_KIND')
      .map(({ element }) => element),
  );
  const asked = [...new Set([...Object.keys(mapping), ...missing])];
  const steps = target.isSuccess ? stepsIn(language, target.data.xml) : [];
  const named = (element: string, name = element) => (name === element ? element : t('trial.named', { name, element }));
  const becomes = (element: string) => t('migrate.becomes', { element: named(element, names.get(element)) });
  return asked.map((element) => (
    <label key={element} className="mapping">
      {becomes(element)}
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={becomes(element)}
        value={mapping[element] ?? null}
        options={steps.map(({ id, name }) => ({ value: id, label: named(id, name) }))}
        onChange={(chosen: string | undefined) => {
          const others = Object.fromEntries(Object.entries(mapping).filter(([one]) => one !== element));
          onChange(chosen === undefined ? others : { ...others, [element]: chosen });
        }}
      />
    </label>
  ));
}
