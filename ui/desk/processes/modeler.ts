import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css';
import '@bpmn-io/properties-panel/dist/assets/properties-panel.css';
import '@camunda/linting/assets/linting.css';
import { Linter } from '@camunda/linting';
import lintingModule from '@camunda/linting/modeler';
import Modeler from 'bpmn-js/lib/Modeler';
import {
  BpmnPropertiesPanelModule,
  BpmnPropertiesProviderModule,
  ZeebePropertiesProviderModule,
} from 'bpmn-js-properties-panel';
import zeebeBehaviors from 'camunda-bpmn-js-behaviors/lib/camunda-cloud';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json';
import type { Language } from '../../shared/language.js';
import { followFingers, type MovedCanvas } from '../fingers.js';
import { diagramText, drawAgainInLateFonts, widenLabels } from '../diagramText.js';
import type { Finding } from './Findings.js';
import { lintInChinese } from './lintSentences.js';
import { otherNameField } from './otherNameField.js';
import { type Moddle, turned } from './otherNames.js';
import { sayInChinese } from './panelInChinese.js';
import { translateModule } from './translation.js';
import { type Step, Way } from './way.js';
import { wayPlugin } from './wayRules.js';

/** What the page needs of bpmn-js, and nothing of how bpmn-js is put together. */
export interface Workbench {
  open(xml: string): Promise<void>;
  xml(): Promise<string>;
  show(element: string): void;
  /** Marks where a scenario went; nothing: takes the marks off. */
  showWay(steps: readonly Step[]): void;
  /** Undefined where the element has none, or is not in this diagram. */
  nameOf(element: string): string | undefined;
  /** The diagram as this tool would write it, so that only what somebody changed differs from a drawing. */
  asWritten(xml: string): Promise<string>;
  close(): void;
}

interface OpenModeler {
  canvas: HTMLElement;
  panel: HTMLElement;
  language: Language;
  /** Called after opening and after every change. */
  onLinted: (findings: Finding[]) => void;
  /** Called at every change, before the findings. */
  onChanged: () => void;
  /** Called with the whole diagram once somebody has stopped changing it for a moment. */
  onDrawn: (xml: string) => void;
}

const SETTLED_AFTER_MS = 400;

export function openModeler({ canvas, panel, language, onLinted, onChanged, onDrawn }: OpenModeler): Workbench {
  const modeler = new Modeler({
    container: canvas,
    propertiesPanel: { parent: panel, feelPopupContainer: panel },
    textRenderer: diagramText(),
    additionalModules: [
      BpmnPropertiesPanelModule,
      BpmnPropertiesProviderModule,
      ZeebePropertiesProviderModule,
      zeebeBehaviors,
      lintingModule,
      ...(language === 'zh'
        ? [translateModule, otherNameField('英文名称', 'name.en')]
        : [otherNameField('Chinese name', 'name.zh')]),
    ],
    moddleExtensions: { zeebe },
  });
  const stopFingers = followFingers(canvas, modeler.get<MovedCanvas>('canvas'));
  const stopFonts = drawAgainInLateFonts(modeler);
  const stopWords = language === 'zh' ? sayInChinese([canvas, panel]) : () => undefined;
  const linter = new Linter({ modeler: 'web', type: 'cloud', plugins: [wayPlugin] });
  const worded = language === 'zh' ? lintInChinese : (message: string) => message;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const lint = async () => {
    const found = await linter.lint(modeler.getDefinitions());
    const reports = found.map((report) => ({ ...report, message: worded(report.message) }));
    modeler.get<Linting>('linting').setErrors(reports);
    onLinted(reports.map(({ id, message }) => ({ element: id, message })));
  };
  const moddle = modeler.get<Moddle>('moddle');
  const toDraw = async (xml: string) => (language === 'zh' ? xml : turned(moddle, xml, ['name.en', 'name.zh']));
  const write = async () => {
    const { xml = '' } = await modeler.saveXML({ format: true });
    return language === 'zh' ? xml : turned(moddle, xml, ['name.zh', 'name.en']);
  };
  modeler.on('commandStack.changed', ({ trigger }: { trigger: string }) => {
    if (trigger === 'clear') return; // another diagram was opened
    onChanged();
    clearTimeout(waiting);
    waiting = setTimeout(() => void write().then(onDrawn).then(lint), SETTLED_AFTER_MS);
  });
  const way = new Way(modeler);
  return {
    async open(xml) {
      await modeler.importXML(await toDraw(xml));
      if (language === 'en') widenLabels(modeler);
      fitBesidePalette(modeler.get<Canvas>('canvas'));
      modeler.get<Linting>('linting').activate();
      await lint();
    },
    xml: write,
    show(id) {
      const element = modeler.get<Registry>('elementRegistry').get(id);
      if (element === undefined) return;
      modeler.get<Canvas>('canvas').scrollToElement(element);
      modeler.get<Selection>('selection').select(element);
    },
    showWay: (steps) => way.show(steps),
    nameOf: (id) => modeler.get<Registry>('elementRegistry').get(id)?.businessObject?.name || undefined,
    async asWritten(xml) {
      const { rootElement } = await moddle.fromXML(xml);
      return (await moddle.toXML(rootElement, { format: true })).xml;
    },
    close() {
      clearTimeout(waiting);
      stopWords();
      stopFonts();
      stopFingers();
      modeler.destroy();
    },
  };
}

/** What the palette covers on the left where there is room for one, and what is left free around the diagram. */
const PALETTE_PX = 120;
const MARGIN_PX = 20;
/** As in desk.css. */
const NARROW = '(max-width: 900px)';

/** The whole diagram in the middle of the board, none of it under the palette. */
function fitBesidePalette(canvas: Canvas): void {
  const palette = window.matchMedia(NARROW).matches ? 0 : PALETTE_PX;
  const { inner, outer } = canvas.viewbox();
  const room = { width: outer.width - palette - 2 * MARGIN_PX, height: outer.height - 2 * MARGIN_PX };
  const scale = Math.min(1, room.width / inner.width, room.height / inner.height);
  if (!(scale > 0)) return; // a board too small, or nothing drawn
  const [width, height] = [outer.width / scale, outer.height / scale];
  const [left, top] = [palette + (room.width - inner.width * scale) / 2 + MARGIN_PX, (height - inner.height) / 2];
  canvas.viewbox({ x: inner.x - left / scale, y: inner.y - top, width, height });
}

interface Element {
  businessObject?: { name?: string };
}
interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
interface Canvas {
  viewbox(box?: Box): { inner: Box; outer: { width: number; height: number } };
  scrollToElement(element: Element): void;
}
interface Registry {
  get(id: string): Element | undefined;
}
interface Selection {
  select(element: Element): void;
}
interface Linting {
  activate(): void;
  setErrors(reports: { id: string; message: string }[]): void;
}
