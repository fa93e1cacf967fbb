import { RecentlyUsed } from '../../../domain/recentlyUsed.js';
import { attributeFindings } from './attributes.js';
import { Diagram } from './diagram.js';
import { found, type Finding } from './finding.js';
import { identifierFindings } from './identifiers.js';
import { rootRules, rules } from './registry.js';
import type { Rule } from './rule.js';
import { schemaFindings } from './schema.js';
import { walk, type XmlElement } from './xmlElement.js';
import { readXml, XmlFault } from './xml.js';

/** The size up to which the broker's gateway takes a message. */
const MAX_BYTES = 4 * 1024 * 1024;

/**
 * Why a diagram cannot be deployed; nothing if it can. What Zeebe 8.5 refuses is refused here, in the same words where
 * they help. Later checks rely on earlier ones: text, schema, references, rules; the first of these with findings answers.
 */
export function checkDeployable(xml: string, resourceName: string): Promise<readonly Finding[]> {
  if (!resourceName.endsWith('.bpmn')) return Promise.resolve([ofFile('unknown resource type')]);
  const findings = checkedLately.get(xml) ?? findingsOf(xml);
  checkedLately.set(xml, findings);
  return Promise.resolve(findings);
}

/** By their text: the same diagram is often deployed again, by the next scenario. */
const checkedLately = new RecentlyUsed<readonly Finding[]>(64);

function findingsOf(xml: string): readonly Finding[] {
  if (Buffer.byteLength(xml) > MAX_BYTES) return [ofFile(`The file is larger than the limit of ${MAX_BYTES} bytes.`)];
  const root = rootOf(xml);
  if ('message' in root) return [root];
  const misshapen = [...schemaFindings(root), ...attributeFindings(root)];
  if (misshapen.length > 0) return misshapen;
  const diagram = new Diagram(root);
  const unidentified = [...identifierFindings(diagram)];
  return unidentified.length > 0 ? unidentified : [...ruleFindings(diagram)];
}

function rootOf(xml: string): XmlElement | Finding {
  try {
    return readXml(xml);
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error;
    return ofFile(`Fatal Error: URI=null Line=${error.line}: ${error.message}`);
  }
}

const ofFile = (message: string): Finding => ({ element: '', message });

function* ruleFindings(diagram: Diagram): Generator<Finding> {
  if (diagram.executable.length === 0) yield found(diagram.root, 'Must contain at least one executable process');
  for (const element of diagram.root.children) yield* checked(element, rootRulesOf, diagram);
  for (const process of diagram.executable) {
    for (const element of walk(process)) yield* checked(element, rulesOf, diagram);
  }
}

function* checked(element: XmlElement, ruleTable: ReadonlyMap<string, Rule[]>, diagram: Diagram): Generator<Finding> {
  for (const rule of ruleTable.get(element.name) ?? []) yield* rule.check(element, diagram);
}

const rulesOf = byElement(rules);
const rootRulesOf = byElement(rootRules);

function byElement(all: readonly Rule[]): ReadonlyMap<string, Rule[]> {
  const names = new Set(all.flatMap(({ of }) => of));
  return new Map([...names].map((name) => [name, all.filter(({ of }) => of.includes(name))]));
}
