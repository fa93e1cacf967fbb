import diagram from 'bpmn-js-i18n-zh/lib/bpmn-js';
import platformPanel from 'bpmn-js-i18n-zh/lib/camunda-properties-panel';
import panel from 'bpmn-js-i18n-zh/lib/properties-panel';
import zeebePanel from 'bpmn-js-i18n-zh/lib/zeebe-properties-panel';
import { elementTypeInChinese } from './elementTypes.js';
import ours from './panelWords.zh.json';

const words: Record<string, string> = { ...platformPanel, ...panel, ...zeebePanel, ...diagram, ...ours };

/** The diagram tools in Chinese: the community's dictionary, and ours for what it lacks or words otherwise. */
export const translateModule = { translate: ['value', inChinese] };

export function inChinese(template: string, replacements: Record<string, string> = {}): string {
  const text = words[template] ?? elementTypeInChinese(template) ?? template;
  return text.replace(/\{([^}]+)\}/g, (whole, name: string) => replacements[name] ?? whole);
}
