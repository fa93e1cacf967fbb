import { useCallback, useEffect, useRef, useState } from 'react';
import { useLanguage } from '../../shared/language.js';
import type { Finding } from './Findings.js';
import { openModeler, type Workbench } from './modeler.js';
import { useProcessDraft } from './processDraft.js';

interface Drawing {
  processId: string;
  version: number;
  published: string;
  /** Called at every change of the drawing. */
  onChanged: () => void;
}

/** The diagram on the board: begun from the draft on this device or else from what is published, kept as it changes. */
export function useDrawing({ processId, version, published, onChanged }: Drawing) {
  const { language } = useLanguage();
  const canvas = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const draft = useProcessDraft(processId, version);
  const [drawn, setDrawn] = useState(draft.draft ?? published);
  const newest = useRef(drawn);
  const [workbench, setWorkbench] = useState<Workbench>();
  const [findings, setFindings] = useState<Finding[]>([]);
  const [broken, setBroken] = useState<unknown>();
  const keep = (xml: string) => {
    newest.current = xml;
    setDrawn(xml);
    draft.keep(xml);
  };
  // The tool lives longer than one rendering: it calls what the last one wants.
  const told = useRef({ onChanged, keep });
  useEffect(() => {
    told.current = { onChanged, keep };
  });

  useEffect(() => {
    if (canvas.current === null || panel.current === null) return;
    const opened = openModeler({
      canvas: canvas.current,
      panel: panel.current,
      language,
      onLinted: setFindings,
      onChanged: () => told.current.onChanged(),
      onDrawn: (xml) => told.current.keep(xml),
    });
    // The newest, not the published text: another language must not lose what was drawn.
    showNewest(opened, newest).then(() => setWorkbench(opened), setBroken);
    return () => {
      setWorkbench(undefined);
      opened.close();
    };
  }, [language]);

  /** As it stands at this moment. */
  const current = useCallback(async () => {
    if (workbench !== undefined) newest.current = await workbench.xml();
    return newest.current;
  }, [workbench]);

  const show = async (xml: string) => {
    setBroken(undefined);
    onChanged();
    await workbench?.open(xml).catch(setBroken);
  };
  return {
    canvas,
    panel,
    workbench,
    draft,
    drawn,
    findings,
    broken,
    current,
    open: (xml: string) => {
      keep(xml);
      return show(xml);
    },
    discard: () => {
      draft.discard();
      newest.current = published;
      setDrawn(published);
      return show(published);
    },
  };
}

/** Opens the newest drawing, and again where a file was opened before the first drawing was done. */
async function showNewest(workbench: Workbench, newest: { readonly current: string }): Promise<void> {
  let shown: string;
  do {
    shown = newest.current;
    await workbench.open(shown);
  } while (newest.current !== shown);
}
