import type { TFunction } from 'i18next';

interface Validator {
  validateFieldInstance(field: unknown, value: unknown): string[];
}

/** form-js says what is wrong in English only; this module says it in the language of the page. */
export function formWords(t: TFunction) {
  const translate = (error: string): string => {
    if (error === 'Field is required.') return t('form.required');
    const [, which, limit] = /^Field must have (minimum|maximum) (?:length|value) of (\d+)\.$/.exec(error) ?? [];
    if (which === 'minimum') return t('form.atLeast', { limit });
    if (which === 'maximum') return t('form.atMost', { limit });
    return t('form.wrong');
  };
  const speak = (validator: Validator) => {
    const inEnglish = validator.validateFieldInstance.bind(validator);
    validator.validateFieldInstance = (field, value) => inEnglish(field, value).map(translate);
  };
  return { __init__: ['formWords'], formWords: ['factory', Object.assign(speak, { $inject: ['validator'] })] };
}
