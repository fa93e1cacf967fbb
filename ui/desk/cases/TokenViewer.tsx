import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../service/contract/case.js';
import { useLanguage } from '../../shared/language.js';
import { diagramText, drawAgainInLateFonts, widenLabels } from '../diagramText.js';
import { followFingers, type MovedCanvas } from '../fingers.js';
import { ProblemNotice } from '../ProblemNotice.js';
import { diagramIn } from './diagramIn.js';

interface Canvas {
  zoom(fit: 'fit-viewport', centre: 'auto'): void;
  addMarker(element: string, marker: string): void;
  removeMarker(element: string, marker: string): void;
}
interface Registry {
  get(element: string): unknown;
}
interface Overlays {
  add(element: string, overlay: { position: { top: number; right: number }; html: string }): void;
  clear(): void;
}

/** The diagram with what has been passed, what holds a token and what is stuck. Drag to move, ctrl and wheel to zoom, or two fingers. */
export function TokenViewer({ xml, instance }: { xml: string; instance: CaseView['instances'][number] }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const frame = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<NavigatedViewer>();
  const [broken, setBroken] = useState<unknown>();

  useEffect(() => {
    if (frame.current === null) return;
    const viewer = new NavigatedViewer({ container: frame.current, textRenderer: diagramText() });
    const stops = [drawAgainInLateFonts(viewer), followFingers(frame.current, viewer.get<MovedCanvas>('canvas'))];
    viewer
      .importXML(diagramIn(language, xml))
      .then(() => {
        if (language === 'en') widenLabels(viewer);
        viewer.get<Canvas>('canvas').zoom('fit-viewport', 'auto');
        setDrawn(viewer);
      })
      .catch(setBroken);
    return () => {
      setDrawn(undefined);
      for (const stop of stops) stop();
      viewer.destroy();
    };
  }, [xml, language]);

  useEffect(() => {
    if (drawn === undefined) return;
    const canvas = drawn.get<Canvas>('canvas');
    const overlays = drawn.get<Overlays>('overlays');
    const registry = drawn.get<Registry>('elementRegistry');
    const marks = marksOf(instance).filter(({ element }) => registry.get(element) !== undefined);
    for (const { element, marker } of marks) canvas.addMarker(element, marker);
    for (const { element, sign } of marks) {
      if (sign)
        overlays.add(element, { position: { top: -12, right: 12 }, html: `<span class="token">${sign}</span>` });
    }
    return () => {
      overlays.clear();
      for (const { element, marker } of marks) canvas.removeMarker(element, marker);
    };
  }, [drawn, instance]);

  return (
    <>
      {broken !== undefined && <ProblemNotice error={broken} />}
      <div
        ref={frame}
        className="diagram"
        role="group"
        aria-label={t('case.diagramOf', { active: instance.active.join(', ') })}
      />
      <p className="legend">
        <span className="token">●</span> {t('case.active')} <span className="legend-passed" /> {t('case.passed')}{' '}
        <span className="token">!</span> {t('case.stuck')}
      </p>
    </>
  );
}

function marksOf({ active, passed, incidents }: CaseView['instances'][number]) {
  const stuck = incidents.map(({ element }) => element);
  return [
    ...passed.map((element) => ({ element, marker: 'element-passed', sign: '' })),
    ...active
      .filter((element) => !stuck.includes(element))
      .map((element) => ({ element, marker: 'element-active', sign: '●' })),
    ...stuck.map((element) => ({ element, marker: 'element-stuck', sign: '!' })),
  ];
}
