import type { Diagram } from './diagram.js';
import type { Finding } from './finding.js';
import type { XmlElement } from './xmlElement.js';

/** One thing that a diagram must keep to. Rules see only well-formed diagrams that fit the schema, and only executable processes. */
export interface Rule {
  /** Names of the elements that it looks at. */
  readonly of: readonly string[];
  check(element: XmlElement, diagram: Diagram): Iterable<Finding>;
}
