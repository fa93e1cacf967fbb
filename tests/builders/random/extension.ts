import type { Mapping } from './block.js';

/** Extension elements, none where there is nothing to say. */
export const extended = (inside: string) => (inside === '' ? '' : `<extensionElements>${inside}</extensionElements>`);

const mapped = (...parameters: string[]) => `<zeebe:ioMapping>${parameters.join('')}</zeebe:ioMapping>`;
const input = (source: string, target: string) => `<zeebe:input source="=${source}" target="${target}"/>`;
const output = (source: string, target: string) => `<zeebe:output source="=${source}" target="${target}"/>`;

/** Fails until somebody sets `fine`. */
export const IF_FINE = 'assert(fine, fine != null)';

const OUTPUTS = {
  // What the events of random diagrams bring along.
  event: [output('get or else(news, get or else(alarm, thrown))', 'heard')],
  task: [output('r', 'given.r')],
};

export function mappingOf(mapping: Mapping, of: keyof typeof OUTPUTS): string {
  const inputs = of === 'event' ? [] : [input('r', 'own.r'), input('&quot;own&quot;', 'key')];
  switch (mapping) {
    case 'none':
      return '';
    case 'both':
      return mapped(...inputs, ...OUTPUTS[of]);
    case 'output':
      return mapped(...OUTPUTS[of]);
    case 'fragileInput':
      return of === 'event' ? '' : mapped(input(IF_FINE, 'isFine'));
    case 'fragileOutput':
      return mapped(output(IF_FINE, 'isFine'));
  }
}
