import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input, Modal, Select, Table } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MigrationOutcome } from '../../../service/contract/instance.js';
import type { ProcessVersion } from '../../../service/contract/process.js';
import { useLanguage } from '../../shared/language.js';
import { diagramQuery } from '../cases/diagram.query.js';
import { stepsIn } from '../instances/stepsIn.js';
import { ProblemNotice } from '../ProblemNotice.js';
import { useOwnDraft } from '../useOwnDraft.js';
import { latestOf } from './latest.js';
import { migrateInstances } from './migrateInstances.mutation.js';

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
            options={others.map((one) => ({ value: one.version, label: t('processes.v', { version: one.version }) }))}
            onChange={(chosen: number) => {
              const anew = { to: chosen, mapping: {} }; // what an element became in one version need not be in another
              change(anew);
              rehearse(anew);
            }}
          />
          <Mapping
            processId={version.processId}
            to={to}
            outcomes={rehearsal.data ?? []}
            mapping={mapping}
            onChange={(changed) => {
              change({ mapping: changed });
              rehearse({ mapping: changed });
            }}
          />
          {outcomes && <Outcomes outcomes={outcomes} areDone={migration.isSuccess} />}
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
  outcomes: MigrationOutcome[];
  mapping: Record<string, string>;
  onChange: (mapping: Record<string, string>) => void;
}

/** Asked only for elements that hold a token and have no counterpart under their own id. */
function Mapping({ processId, to, outcomes, mapping, onChange }: MappingProps) {
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
  return asked.map((element) => (
    <label key={element} className="mapping">
      {t('migrate.becomes', { element })}
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('migrate.becomes', { element })}
        value={mapping[element] ?? null}
        options={steps.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(chosen: string | undefined) => {
          const others = Object.fromEntries(Object.entries(mapping).filter(([one]) => one !== element));
          onChange(chosen === undefined ? others : { ...others, [element]: chosen });
        }}
      />
    </label>
  ));
}

function Outcomes({ outcomes, areDone }: { outcomes: MigrationOutcome[]; areDone: boolean }) {
  const { t } = useTranslation();
  const gone = areDone ? 'migrate.went' : 'migrate.goes';
  return (
    <Table<MigrationOutcome>
      size="small"
      rowKey="processInstanceKey"
      dataSource={outcomes}
      pagination={{ pageSize: 10, hideOnSinglePage: true }}
      locale={{ emptyText: t('migrate.none') }}
      columns={[
        {
          title: t('row.case'),
          key: 'case',
          render: (_, { caseCode, processInstanceKey }) => caseCode ?? processInstanceKey,
        },
        {
          title: t('migrate.verdict'),
          key: 'verdict',
          render: (_, { migrates }) => t(migrates ? gone : 'migrate.stays'),
        },
        {
          title: t('migrate.what'),
          key: 'what',
          render: (_, outcome) => <Happens outcome={outcome} />,
        },
      ]}
    />
  );
}

function Happens({ outcome }: { outcome: MigrationOutcome }) {
  const { t } = useTranslation();
  const { migrates, moves, opens, closes, refusals } = outcome;
  if (!migrates) {
    return refusals.map(({ element, reason, detail }) => (
      <div key={`${element} ${reason}`}>
        {element} {t(`migrate.because.${reason}`)} {detail}
      </div>
    ));
  }
  return (
    <>
      {moves.map(({ element, target }) => (element === target ? element : `${element} → ${target}`)).join(', ')}
      {opens.length > 0 && <div>{t('migrate.opens', { events: opens.join(', ') })}</div>}
      {closes.length > 0 && <div>{t('migrate.closes', { events: closes.join(', ') })}</div>}
    </>
  );
}
