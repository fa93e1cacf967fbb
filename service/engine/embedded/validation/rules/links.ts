import { found } from '../finding.js';
import type { Rule } from '../rule.js';
import { attribute, childrenOf, type XmlElement } from '../xmlElement.js';

export const links: Rule = {
  of: ['process', 'subProcess'],
  *check(element) {
    const caught = new Set<string>();
    for (const name of namesOf(element, 'intermediateCatchEvent')) {
      if (caught.has(name)) {
        yield found(
          element,
          `Multiple intermediate catch link event definitions with the same name '${name}' are not allowed.`,
        );
      }
      caught.add(name);
    }
    for (const name of new Set(namesOf(element, 'intermediateThrowEvent'))) {
      if (!caught.has(name)) {
        yield found(element, `Can't find an catch link event for the throw link event with the name '${name}'.`);
      }
    }
  },
};

export const linkName: Rule = {
  of: ['linkEventDefinition'],
  *check(element) {
    if (!attribute(element, 'name')) yield found(element, 'Link name must be present and not empty.');
  },
};

const namesOf = (scope: XmlElement, event: string): string[] =>
  childrenOf(scope, event)
    .flatMap((link) => childrenOf(link, 'linkEventDefinition'))
    .map((definition) => attribute(definition, 'name') ?? '');
