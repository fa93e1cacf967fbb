import type { Language } from '../../shared/language.js';
import { diagramIn } from '../cases/diagramIn.js';

/** An element at which a token can stand. */
export interface Step {
  id: string;
  name: string;
}

/** What a token cannot be put on: start and boundary events begin by what they wait for. */
const STEP = /^(\w*[tT]ask|\w+Gateway|subProcess|callActivity|intermediate(Catch|Throw)Event|endEvent)$/;

/** In the order of the file, with the names of the language. */
export function stepsIn(language: Language, xml: string): Step[] {
  const document = new DOMParser().parseFromString(diagramIn(language, xml), 'text/xml');
  return [...document.querySelectorAll('process *')].flatMap((element) => {
    const id = element.getAttribute('id');
    return id !== null && STEP.test(element.localName) ? [{ id, name: element.getAttribute('name') ?? id }] : [];
  });
}
