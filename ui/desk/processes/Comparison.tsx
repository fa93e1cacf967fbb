import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css';
import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../shared/language.js';
import { diagramQuery } from '../cases/diagram.query.js';
import { diagramIn } from '../cases/diagramIn.js';
import { diagramText, drawAgainInLateFonts, widenLabels } from '../diagramText.js';
import { followFingers, type MovedCanvas } from '../fingers.js';
import { ProblemNotice } from '../ProblemNotice.js';
import { ChangeList, changeSigns } from './ChangeList.js';
import { type Change, changesBetween } from './changesBetween.js';

interface ComparisonProps {
  processId: string;
  /** The older one. */
  before: number;
  after: number;
}

/** Two versions beside each other, what differs marked in both, and every difference in words below. */
export function Comparison({ processId, before, after }: ComparisonProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const [shown, setShown] = useState<string>();
  const old = useQuery(diagramQuery(processId, before));
  const young = useQuery(diagramQuery(processId, after));
  const drawings = useMemo(() => {
    if (!old.data || !young.data) return undefined;
    const [left, right] = [diagramIn(language, old.data.xml), diagramIn(language, young.data.xml)];
    return { left, right, changes: changesBetween(left, right) };
  }, [old.data, young.data, language]);
  if (old.isError) return <ProblemNotice error={old.error} onRetry={() => void old.refetch()} />;
  if (young.isError) return <ProblemNotice error={young.error} onRetry={() => void young.refetch()} />;
  if (!drawings) return <Skeleton.Node active style={{ width: '100%', height: 480 }} />;
  const { left, right, changes } = drawings;
  return (
    <>
      <div className="case-columns">
        <Drawing name={t('compare.before', { version: before })} xml={left} changes={changes} shown={shown} />
        <Drawing name={t('compare.after', { version: after })} xml={right} changes={changes} shown={shown} />
      </div>
      <section className="findings">
        <h2>{changes.length === 0 ? t('compare.same') : t('compare.count', { count: changes.length })}</h2>
        <ChangeList changes={changes} onShow={setShown} />
      </section>
    </>
  );
}

interface Canvas {
  zoom(fit: 'fit-viewport', centre: 'auto'): void;
  addMarker(element: string, marker: string): void;
  scrollToElement(element: unknown): void;
}
interface Registry {
  get(element: string): unknown;
}
interface Overlays {
  add(element: string, overlay: { position: { top: number; left: number }; html: string }): void;
}

function Drawing({
  name,
  xml,
  changes,
  shown,
}: {
  name: string;
  xml: string;
  changes: readonly Change[];
  shown: string | undefined;
}) {
  const { language } = useLanguage();
  const frame = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<NavigatedViewer>();
  const [broken, setBroken] = useState<unknown>();
  useEffect(() => {
    if (frame.current === null) return;
    const viewer = new NavigatedViewer({ container: frame.current, textRenderer: diagramText() });
    const stops = [drawAgainInLateFonts(viewer), followFingers(frame.current, viewer.get<MovedCanvas>('canvas'))];
    viewer
      .importXML(xml)
      .then(() => {
        if (language === 'en') widenLabels(viewer);
        mark(viewer, changes);
        setDrawn(viewer);
      })
      .catch(setBroken);
    return () => {
      setDrawn(undefined);
      for (const stop of stops) stop();
      viewer.destroy();
    };
  }, [xml, changes, language]);
  useEffect(() => {
    if (drawn === undefined || shown === undefined) return;
    const element = drawn.get<Registry>('elementRegistry').get(shown);
    if (element !== undefined) drawn.get<Canvas>('canvas').scrollToElement(element);
  }, [drawn, shown]);
  return (
    <section aria-label={name}>
      <h2>{name}</h2>
      {broken !== undefined && <ProblemNotice error={broken} />}
      <div ref={frame} className="diagram" role="group" aria-label={name} />
    </section>
  );
}

function mark(viewer: NavigatedViewer, changes: readonly Change[]): void {
  const canvas = viewer.get<Canvas>('canvas');
  const registry = viewer.get<Registry>('elementRegistry');
  const overlays = viewer.get<Overlays>('overlays');
  canvas.zoom('fit-viewport', 'auto');
  for (const { element, kind } of changes) {
    if (registry.get(element) === undefined) continue;
    canvas.addMarker(element, `change-${kind}`);
    overlays.add(element, {
      position: { top: -12, left: -6 },
      html: `<span class="token">${changeSigns[kind]}</span>`,
    });
  }
}
