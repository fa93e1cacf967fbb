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
import { fontFamily } from '../../shared/theme.js';
import type { Finding } from './Findings.js';
import { lintInChinese } from './lintSentences.js';
import { translateModule } from './translation.js';

/** What the page needs of bpmn-js, and nothing of how bpmn-js is put together. */
export interface Workbench {
  open(xml: string): Promise<void>;
  xml(): Promise<string>;
  show(element: string): void;
  close(): void;
}

interface OpenModeler {
  canvas: HTMLElement;
  panel: HTMLElement;
  language: Language;
  /** Called after opening and after every change. */
  onLinted: (findings: Finding[]) => void;
}

const LINT_AFTER_MS = 400;

export function openModeler({ canvas, panel, language, onLinted }: OpenModeler): Workbench {
  const modeler = new Modeler({
    container: canvas,
    propertiesPanel: { parent: panel },
    textRenderer: { defaultStyle: { fontFamily }, externalStyle: { fontFamily } },
    additionalModules: [
      BpmnPropertiesPanelModule,
      BpmnPropertiesProviderModule,
      ZeebePropertiesProviderModule,
      zeebeBehaviors,
      lintingModule,
      ...(language === 'zh' ? [translateModule] : []),
    ],
    moddleExtensions: { zeebe },
  });
  const linter = new Linter({ modeler: 'web', type: 'cloud' });
  const worded = language === 'zh' ? lintInChinese : (message: string) => message;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const lint = async () => {
    const found = await linter.lint(modeler.getDefinitions());
    const reports = found.map((report) => ({ ...report, message: worded(report.message) }));
    modeler.get<Linting>('linting').setErrors(reports);
    onLinted(reports.map(({ id, message }) => ({ element: id, message })));
  };
  modeler.on('elements.changed', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void lint(), LINT_AFTER_MS);
  });
  return {
    async open(xml) {
      await modeler.importXML(xml);
      modeler.get<Canvas>('canvas').zoom('fit-viewport', 'auto');
      modeler.get<Linting>('linting').activate();
      await lint();
    },
    async xml() {
      const { xml } = await modeler.saveXML({ format: true });
      return xml ?? '';
    },
    show(id) {
      const element = modeler.get<Registry>('elementRegistry').get(id);
      if (element === undefined) return;
      modeler.get<Canvas>('canvas').scrollToElement(element);
      modeler.get<Selection>('selection').select(element);
    },
    close() {
      clearTimeout(waiting);
      modeler.destroy();
    },
  };
}

type Element = object;
interface Canvas {
  zoom(fit: 'fit-viewport', centre: 'auto'): void;
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
