import type { CaseView } from '../../contract/case.js';
import type { InstanceDocument } from '../../stores/documents/instance.js';
import { incidentWords } from '../wording/incidentWords.js';

/** What holds a process up, and at which element of the diagram. */
export function shownIncident({
  key,
  element,
  name,
  type,
  message,
}: InstanceDocument['incidents'][number]): CaseView['instances'][number]['incidents'][number] {
  return { key, element, name: name ?? { zh: element, en: element }, type, message: incidentWords(message) };
}
