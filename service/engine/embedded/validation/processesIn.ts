import { Diagram } from './diagram.js';
import { readXml } from './xml.js';
import { idOf } from './xmlElement.js';

/** The ids of the processes that a deployable diagram brings. */
export function processesIn(xml: string): string[] {
  return new Diagram(readXml(xml)).executable.flatMap((process) => idOf(process) ?? []);
}
