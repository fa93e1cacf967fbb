import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../shared/language.js';
import { ReasonedMove } from '../cases/ReasonedMove.js';
import { ProblemNotice } from '../ProblemNotice.js';
import { checkProcess } from './checkProcess.mutation.js';
import { type Finding, Findings } from './Findings.js';
import { openModeler, type Workbench } from './modeler.js';
import { publishProcess } from './publishProcess.mutation.js';

interface StudioProps {
  processId: string;
  xml: string;
  /** The newest version when the draft was begun: somebody else's publish in between is refused, not overwritten. */
  base: number;
  onPublished: () => void;
}

/** The diagram is the page; the panel stands beside it, what lint found below, and publishing asks why. */
export function Studio({ processId, xml, base, onPublished }: StudioProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const canvas = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [workbench, setWorkbench] = useState<Workbench>();
  const [findings, setFindings] = useState<Finding[]>([]);
  const [broken, setBroken] = useState<unknown>();
  const draft = useRef(xml);
  const check = useMutation(checkProcess);
  const publish = useMutation(publishProcess(processId));

  useEffect(() => {
    if (canvas.current === null || panel.current === null) return;
    const opened = openModeler({ canvas: canvas.current, panel: panel.current, language, onLinted: setFindings });
    // The draft, not the published text: another language must not lose what was drawn.
    showNewest(opened, draft).then(() => setWorkbench(opened), setBroken);
    return () => {
      setWorkbench(undefined);
      opened.close();
    };
  }, [language]);

  const keepDraft = useCallback(async () => {
    if (workbench !== undefined) draft.current = await workbench.xml();
    return draft.current;
  }, [workbench]);

  const openFile = async (file: File) => {
    setBroken(undefined);
    draft.current = await file.text();
    await workbench?.open(draft.current).catch(setBroken);
  };

  const publishMove = {
    ...publish,
    mutate: ({ reason }: { reason: string }, options?: { onSuccess: () => void }) => {
      void keepDraft().then((drawn) =>
        publish.mutate(
          { xml: drawn, base, reason },
          {
            onSuccess: () => {
              options?.onSuccess();
              onPublished();
            },
          },
        ),
      );
    },
  };
  return (
    <>
      <div className="moves">
        <Button
          disabled={workbench === undefined}
          loading={check.isPending}
          onClick={() => void keepDraft().then((drawn) => check.mutate(drawn))}
        >
          {t('studio.check')}
        </Button>
        <ReasonedMove name={t('studio.publish')} move={publishMove} ready={workbench !== undefined}>
          <p className="muted">{t('studio.publishHint', { next: base + 1 })}</p>
        </ReasonedMove>
        <label className="file-button">
          {t('studio.openFile')}
          <input
            type="file"
            accept=".bpmn,.xml"
            className="visually-hidden"
            onChange={({ target }) => {
              const file = target.files?.[0];
              if (file) void openFile(file);
              target.value = '';
            }}
          />
        </label>
        <span role="status">
          {check.isSuccess &&
            t(check.data.findings.length === 0 ? 'studio.fine' : 'studio.against', {
              count: check.data.findings.length,
            })}
        </span>
      </div>
      {broken !== undefined && <ProblemNotice error={broken} />}
      {check.isError && <ProblemNotice error={check.error} />}
      <div className="studio" onBlur={() => void keepDraft()}>
        <div ref={canvas} className="studio-canvas" />
        <div ref={panel} className="studio-panel" />
      </div>
      <Findings name={t('studio.lint')} findings={findings} onShow={(element) => workbench?.show(element)} />
      {check.isSuccess && (
        <Findings
          name={t('studio.service')}
          findings={check.data.findings}
          onShow={(element) => workbench?.show(element)}
        />
      )}
    </>
  );
}

/** Opens the draft, and again where a file was opened before the first drawing was done. */
async function showNewest(workbench: Workbench, draft: { readonly current: string }): Promise<void> {
  let shown: string;
  do {
    shown = draft.current;
    await workbench.open(shown);
  } while (draft.current !== shown);
}
