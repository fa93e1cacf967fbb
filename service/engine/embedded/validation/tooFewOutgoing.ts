import type { Diagram } from './diagram.js';
import { found, type Finding } from './finding.js';
import { idOf, type XmlElement } from './xmlElement.js';

/** Too few flows for the broker: its words, and what to write if flows leave the element that it does not name. */
export function tooFewOutgoing(element: XmlElement, diagram: Diagram, words: string): Finding {
  const written = diagram.writtenOutgoing(element);
  const unwritten = diagram.outgoing(element).filter((flow) => !written.includes(flow));
  if (unwritten.length === 0) return found(element, words);
  const lines = unwritten.map((flow) => `<outgoing>${idOf(flow) ?? ''}</outgoing>`).join('');
  return found(element, `${words.replace(/\.$/, '')}: write ${lines} into it`);
}
