import type { Language } from '../../shared/language.js';
import sources from './ruleSources.zh.json' with { type: 'json' };

const official: Readonly<Record<string, string>> = sources;

/**
 * Where a rule comes from. The shipped rules say it in English: in Chinese an official source has its official name, and a
 * rule of the product is one (what it means stands above it, as its reason). A county's own words stay as they are.
 */
export function ruleSource(description: string, language: Language): string {
  if (language !== 'zh') return description;
  if (description.startsWith('product rule: ')) return '产品规则';
  return official[description] ?? description;
}
