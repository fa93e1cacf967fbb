import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TriedScenario } from '../../../service/contract/trial.js';
import { ProblemNotice } from '../ProblemNotice.js';
import { checkProcess } from './checkProcess.mutation.js';
import { Findings } from './Findings.js';
import { PublishMove } from './PublishMove.js';
import { Scenarios } from './Scenarios.js';
import { ServiceFindings } from './ServiceFindings.js';
import { TryExpression } from './TryExpression.js';
import { useDrawing } from './useDrawing.js';
import { type Beside, type OtherDraft, useTrial } from './useTrial.js';

interface StudioProps {
  processId: string;
  resourceName: string;
  /** The version that is shown: a draft belongs to the version that it was begun from. */
  version: number;
  xml: string;
  /** The newest version when the draft was begun: somebody else's publish in between is refused, not overwritten. */
  base: number;
  otherDrafts: readonly OtherDraft[];
  onPublished: (version: number) => void;
}

type Side = 'properties' | 'scenarios';

/** The diagram is the page; properties and scenarios stand beside it, what lint found below, and publishing asks why. */
export function Studio({ processId, resourceName, version, xml, base, otherDrafts, onPublished }: StudioProps) {
  const { t } = useTranslation();
  const [side, setSide] = useState<Side>('properties');
  const [beside, setBeside] = useState<readonly Beside[]>([]);
  const [shown, setShown] = useState<string>();
  const check = useMutation(checkProcess);
  const trial = useTrial(processId, resourceName);
  // What came out of another drawing is no answer about this one.
  const drawing = useDrawing({
    processId,
    version,
    published: xml,
    onChanged: () => {
      setShown(undefined);
      check.reset();
      trial.trial.reset();
    },
  });
  const { canvas, panel, workbench, draft, drawn, findings, broken } = drawing;
  const run = () => {
    setShown(undefined);
    workbench?.showWay([]);
    void drawing.current().then((now) => trial.run(now, beside));
  };
  const showWay = ({ name, walked }: TriedScenario) => {
    setShown(name);
    workbench?.showWay(walked.filter(({ process }) => process === processId));
  };
  const nameOf = (element: string) => {
    const name = workbench?.nameOf(element) ?? trial.nameElsewhere(element);
    return name === undefined || name === element ? element : t('trial.named', { name, element });
  };
  const links = { nameOf, onShow: (element: string) => workbench?.show(element) };
  return (
    <>
      <div className="moves">
        <Button
          disabled={workbench === undefined}
          loading={check.isPending}
          onClick={() => void drawing.current().then((now) => check.mutate(now))}
        >
          {t('studio.check')}
        </Button>
        <PublishMove
          processId={processId}
          base={base}
          workbench={workbench}
          drawn={drawn}
          trial={trial}
          nameOf={nameOf}
          onRun={() => {
            if (trial.items.length > 0 && !trial.trial.isSuccess && !trial.trial.isPending) run();
          }}
          onPublished={(published) => {
            draft.discard();
            onPublished(published);
          }}
        />
        <label className="file-button">
          {t('studio.openFile')}
          <input
            type="file"
            accept=".bpmn,.xml"
            className="visually-hidden"
            onChange={({ target }) => {
              const file = target.files?.[0];
              if (file) void file.text().then(drawing.open);
              target.value = '';
            }}
          />
        </label>
        {draft.draft !== null && <Button onClick={() => void drawing.discard()}>{t('rules.discard')}</Button>}
        <span role="status">
          {draft.draft !== null && <span className="muted">{t('rules.unpublished')} </span>}
          {check.isSuccess &&
            t(check.data.findings.length === 0 ? 'studio.fine' : 'studio.against', {
              count: check.data.findings.length,
            })}
        </span>
      </div>
      {draft.isFull && <Alert className="problem" type="warning" showIcon title={t('studio.full')} />}
      {broken !== undefined && <ProblemNotice error={broken} />}
      {check.isError && <ProblemNotice error={check.error} />}
      <p className="studio-narrow muted">{t('studio.narrow')}</p>
      <div className="studio" onBlur={() => void drawing.current()}>
        <div ref={canvas} className="studio-canvas" />
        <div className="studio-side">
          <Segmented<Side>
            block
            aria-label={t('studio.side')}
            value={side}
            onChange={setSide}
            options={[
              { value: 'properties', label: t('studio.properties') },
              { value: 'scenarios', label: t('trial.title', { count: trial.items.length }) },
            ]}
          />
          <div className="studio-properties" hidden={side !== 'properties'}>
            <div ref={panel} className="studio-panel" />
            <TryExpression
              processId={processId}
              scenarios={trial.items}
              drafts={async () => [{ name: resourceName, xml: await drawing.current() }, ...beside]}
              nameOf={(element) => workbench?.nameOf(element) ?? element}
            />
          </div>
          <section className="studio-scenarios" aria-label={t('trial.region')} hidden={side !== 'scenarios'}>
            <Scenarios
              processId={processId}
              trial={trial}
              otherDrafts={otherDrafts}
              beside={beside}
              onBeside={setBeside}
              isReady={workbench !== undefined}
              nameOf={nameOf}
              shown={shown}
              onShow={showWay}
              onRun={run}
            />
          </section>
        </div>
      </div>
      <Findings name={t('studio.lint')} findings={findings} {...links} />
      {check.isSuccess && <ServiceFindings findings={check.data.findings} {...links} />}
    </>
  );
}
