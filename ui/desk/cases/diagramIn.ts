import type { Language } from '../../shared/language.js';

/** The diagram with English names where its elements carry one (zeebe:property `name.en`); Chinese is how it is drawn. */
export function diagramIn(language: Language, xml: string): string {
  if (language === 'zh') return xml;
  const document = new DOMParser().parseFromString(xml, 'text/xml');
  for (const property of document.querySelectorAll('property[name="name.en"]')) {
    const element = property.parentElement?.parentElement?.parentElement; // properties, extensionElements, the element
    const name = property.getAttribute('value');
    if (element && name) element.setAttribute('name', name);
  }
  return new XMLSerializer().serializeToString(document);
}
