import type { Migration, MigrationRefusal } from '../port.js';

type Reason = MigrationRefusal['reason'];

/** The broker's sentences: the first group is the element, the second what the detail is to say. */
const sentences: readonly [RegExp, Reason][] = [
  [/active element with id '(.*?)' has an unsupported type\. The migration of a (\w+)/, 'UNSUPPORTED'],
  [/no mapping instruction defined for active element with id '(.*?)'/, 'NO_COUNTERPART'],
  [/active element with id '(.*?)' and type .* and different type '(.*?)'/, 'OTHER_KIND'],
  [/active user task with id '(.*?)' and implementation .* and different implementation '(.*?)'/, 'OTHER_KIND'],
  [/the flow scope of active element with id '(.*?)' is changed.* but was '(.*?)'/, 'OTHER_SCOPE'],
  [/element with id '(.*?)' has one or more boundary events of types '(.*?)'/, 'UNSUPPORTED'],
  [/element with id '(.*?)' attempts to subscribe to a message .* with name '(.*?)'/, 'CANNOT_LISTEN'],
  [/element with id '(.*?)' is mapped to element with id .* a message catch event\. (.*)/s, 'CANNOT_LISTEN'],
  [/(?:process instance|target process) has an (event subprocess)/, 'UNSUPPORTED'],
];

/** Why the broker has not taken an instance along, of which it names the first reason only. */
export function refusalIn(said: string, mapping: Migration['mapping']): MigrationRefusal {
  for (const [sentence, reason] of sentences) {
    const found = sentence.exec(said);
    if (!found) continue;
    const [, elementId = '', detail = ''] = found;
    if (elementId === 'event subprocess')
      return { elementId: '', targetElementId: '', reason, detail: 'EVENT_SUB_PROCESS' };
    return { elementId, targetElementId: mapping[elementId] ?? elementId, reason, detail };
  }
  // Something happens to the instance at this moment: the next try finds it where it has come to.
  const reason = said.includes('a concurrent command') ? 'ENDING' : 'UNSUPPORTED';
  return { elementId: '', targetElementId: '', reason, detail: said };
}
