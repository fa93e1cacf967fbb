import type { Language } from '../../shared/language.js';
import { diagramIn } from '../cases/diagramIn.js';

/** What every element of a diagram is called in the language, by its id; without those that have no name. */
export function namesIn(language: Language, xml: string): ReadonlyMap<string, string> {
  const document = new DOMParser().parseFromString(diagramIn(language, xml), 'text/xml');
  return new Map(
    [...document.querySelectorAll('process, process *')].flatMap((element) => {
      const [id, name] = [element.getAttribute('id'), element.getAttribute('name')?.replaceAll(/\s+/g, ' ').trim()];
      return id && name ? [[id, name] as const] : [];
    }),
  );
}
