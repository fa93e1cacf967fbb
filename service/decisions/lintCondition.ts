import { type Finding, refuse } from './finding.js';
import { isObject, member } from './json.js';
import type { KnownNames } from './knownNames.js';
import { lintLeaf } from './lintLeaf.js';

const kinds = ['all', 'any', 'not', 'condition', 'fact'] as const;

export function lintCondition(json: unknown, path: string, known: KnownNames, depth = 0): Finding[] {
  if (!isObject(json))
    return [refuse('shape', path, { zh: '请写一个条件（对象）', en: 'write a condition: an object' })];
  const present = kinds.filter((kind) => Object.hasOwn(json, kind));
  const [kind] = present;
  if (kind === undefined) {
    return [
      refuse('shape', path, {
        zh: '请写 "all"、"any"、"not"、"condition" 之一，或带 "operator" 和 "value" 的 "fact"',
        en: 'write one of "all", "any", "not", "condition", or a "fact" with "operator" and "value"',
      }),
    ];
  }
  if (present.length > 1) {
    const both = present.map((one) => `"${one}"`).join(' and ');
    return [
      refuse('two-kinds', path, {
        zh: `${both} 并列，只有一个起作用：请把一个放进另一个里`,
        en: `${both} stand side by side and only one counts; put one inside the other`,
      }),
    ];
  }
  if (depth === 0 && kind === 'fact') {
    return [refuse('shape', path, { zh: '请把条件放进 {"all": […]}', en: 'put the condition into {"all": […]}' })];
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
        return [
          refuse('shape', `${path}.not`, {
            zh: '请写一个条件而不是列表；可在里面写 {"any": […]}',
            en: 'write one condition, not a list; put {"any": […]} inside',
          }),
        ];
      }
      return lintCondition(json.not, `${path}.not`, known, depth + 1);
    case 'all':
    case 'any': {
      const of = json[kind];
      if (!Array.isArray(of))
        return [refuse('shape', `${path}.${kind}`, { zh: '请写条件的列表', en: 'write a list of conditions' })];
      if (of.length === 0) {
        return [
          refuse('empty-group', `${path}.${kind}`, {
            zh: '空列表永远成立：请写条件，或删去这一组',
            en: 'an empty list always holds; write a condition, or take the group out',
          }),
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
  const zhChoice = names.length === 0 ? '请在 "conditions" 里定义' : `请写 ${names.join('、')} 之一，或另行定义`;
  return [
    refuse('unknown-condition', path + member('condition'), {
      zh: `没有叫 ${JSON.stringify(name)} 的条件：${zhChoice}`,
      en: `no condition is called ${JSON.stringify(name)}; ${choice}`,
    }),
  ];
}

function lintPriority({ priority }: Record<string, unknown>, path: string): Finding[] {
  if (priority === undefined || (Number.isInteger(priority) && Number(priority) > 0)) return [];
  return [
    refuse('priority', `${path}.priority`, {
      zh: '请写大于零的整数，不加引号',
      en: 'write a whole number greater than zero, without quotes',
    }),
  ];
}
