import type { Schema } from '@bpmn-io/form-js-viewer';
import type { Language } from '../../shared/language.js';

/**
 * The form as this reader sees it: our own button instead of the form's, the English label where one is written beside
 * the Chinese, and radio buttons for a select, which form-js draws with English words of its own.
 */
export function formIn(language: Language, form: unknown): Schema {
  return inLanguage(language, form) as Schema; // the service has checked at publishing that it is one
}

function inLanguage(language: Language, part: unknown): unknown {
  if (Array.isArray(part)) return part.filter((one) => !isButton(one)).map((one) => inLanguage(language, one));
  if (!isRecord(part)) return part;
  const copy = Object.fromEntries(Object.entries(part).map(([name, value]) => [name, inLanguage(language, value)]));
  if (copy['type'] === 'select') copy['type'] = 'radio';
  const english = isRecord(part['properties']) ? part['properties']['label.en'] : undefined;
  return language === 'en' && english !== undefined ? { ...copy, label: english } : copy;
}

const isRecord = (part: unknown): part is Record<string, unknown> => typeof part === 'object' && part !== null;
const isButton = (part: unknown) => isRecord(part) && part['type'] === 'button';
