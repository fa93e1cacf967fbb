import { idOf, type XmlElement } from './xmlElement.js';

/** One reason why a diagram cannot be deployed. */
export interface Finding {
  /** The id, or for what has none the nearest id above and the way down: `task > extensionElements > ioMapping`. Empty: the file. */
  element: string;
  message: string;
}

export function found(element: XmlElement, message: string): Finding {
  return { element: pathTo(element), message };
}

function pathTo(element: XmlElement): string {
  const id = element.parent && idOf(element);
  if (id !== undefined) return id;
  const name = element.name.replace(/^.*[:}]/, '');
  return element.parent ? `${pathTo(element.parent)} > ${name}` : name;
}
