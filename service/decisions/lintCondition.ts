import { type Finding, refuse } from './finding.js';
import { isObject, member } from './json.js';
import type { KnownNames } from './knownNames.js';
import { lintLeaf } from './lintLeaf.js';

const kinds = ['all', 'any', 'not', 'condition', 'fact'] as const;

export function lintCondition(json: unknown, path: string, known: KnownNames, depth = 0): Finding[] {
  if (!isObject(json)) return [refuse('shape', path, 'write a condition: an object')];
  const present = kinds.filter((kind) => Object.hasOwn(json, kind));
  const [kind] = present;
  if (kind === undefined) {
    return [
      refuse('shape', path, 'write one of "all", "any", "not", "condition", or a "fact" with "operator" and "value"'),
    ];
  }
  if (present.length > 1) {
    const both = present.map((one) => `"${one}"`).join(' and ');
    return [refuse('two-kinds', path, `${both} stand side by side and only one counts; put one inside the other`)];
  }
  if (depth === 0 && kind === 'fact') {
    return [refuse('shape', path, 'put the condition into {"all": […]}')];
  }
  return [...lintPriority(json, path), ...lintKind(kind, json, { path, known, depth })];
}

function lintKind(
  kind: (typeof kinds)[number],
  json: Record<string, unknown>,
  { path, known, depth }: { path: string; known: KnownNames; depth: number },
): Finding[] {
  switch (kind) {
    case 'fact':
      return lintLeaf(json, path, known);
    case 'condition':
      return lintReference(json.condition, path, known);
    case 'not':
      if (Array.isArray(json.not)) {
        return [refuse('shape', `${path}.not`, 'write one condition, not a list; put {"any": […]} inside')];
      }
      return lintCondition(json.not, `${path}.not`, known, depth + 1);
    case 'all':
    case 'any': {
      const of = json[kind];
      if (!Array.isArray(of)) return [refuse('shape', `${path}.${kind}`, 'write a list of conditions')];
      if (of.length === 0) {
        return [
          refuse(
            'empty-group',
            `${path}.${kind}`,
            'an empty list always holds; write a condition, or take the group out',
          ),
        ];
      }
      return of.flatMap((one, i) => lintCondition(one, `${path}.${kind}[${i}]`, known, depth + 1));
    }
  }
}

function lintReference(name: unknown, path: string, { conditions }: KnownNames): Finding[] {
  if (typeof name === 'string' && Object.hasOwn(conditions, name)) return [];
  const names = Object.keys(conditions);
  const choice = names.length === 0 ? 'define it under "conditions"' : `write one of ${names.join(', ')}, or define it`;
  return [
    refuse(
      'unknown-condition',
      path + member('condition'),
      `no condition is called ${JSON.stringify(name)}; ${choice}`,
    ),
  ];
}

function lintPriority({ priority }: Record<string, unknown>, path: string): Finding[] {
  if (priority === undefined || (Number.isInteger(priority) && Number(priority) > 0)) return [];
  return [refuse('priority', `${path}.priority`, 'write a whole number greater than zero, without quotes')];
}
