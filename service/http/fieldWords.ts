import type { z } from 'zod';
import { Localized } from '../contract/localized.js';

/** Why a field of the contract is refused, as its reader would say it. */
export function fieldWords(issue: z.core.$ZodIssue): Localized {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? missing : (ofKind[issue.expected] ?? shapeless);
    case 'too_small':
      return atLeast(issue);
    case 'too_big':
      return atMost(issue);
    case 'invalid_value':
      return { zh: `只能是 ${listed(issue.values, '、')}`, en: `must be one of ${listed(issue.values, ', ')}` };
    case 'invalid_format':
      return issue.pattern === undefined
        ? shapeless
        : { zh: `格式不符，应为 ${issue.pattern}`, en: `does not fit ${issue.pattern}` };
    case 'unrecognized_keys':
      return { zh: '没有这个字段', en: 'there is no such field' };
    case 'custom':
      return Localized.safeParse(issue.params?.['words']).data ?? shapeless;
    default:
      return shapeless;
  }
}

const missing: Localized = { zh: '必须填写', en: 'is required' };
const shapeless: Localized = { zh: '格式不符', en: 'does not have the right form' };

const ofKind: Readonly<Record<string, Localized>> = {
  string: { zh: '应为文字', en: 'must be a text' },
  number: { zh: '应为数字', en: 'must be a number' },
  int: { zh: '应为整数', en: 'must be a whole number' },
  boolean: { zh: '应为“是”或“否”（true / false）', en: 'must be true or false' },
  array: { zh: '应为列表', en: 'must be a list' },
  object: { zh: '应为一组字段', en: 'must be a group of fields' },
  record: { zh: '应为一组字段', en: 'must be a group of fields' },
};

function atLeast({ origin, minimum }: z.core.$ZodIssueTooSmall): Localized {
  if (origin === 'string' && Number(minimum) === 1) return { zh: '不能为空', en: 'must not be empty' };
  if (origin === 'string') return { zh: `至少 ${minimum} 个字`, en: `must have at least ${minimum} characters` };
  if (origin === 'array') return { zh: `至少 ${minimum} 项`, en: `must have ${minimum} or more entries` };
  return { zh: `不能小于 ${minimum}`, en: `must not be less than ${minimum}` };
}

function atMost({ origin, maximum }: z.core.$ZodIssueTooBig): Localized {
  if (origin === 'string') return { zh: `最多 ${maximum} 个字`, en: `must have at most ${maximum} characters` };
  if (origin === 'array') return { zh: `最多 ${maximum} 项`, en: `must have ${maximum} or fewer entries` };
  return { zh: `不能大于 ${maximum}`, en: `must not be more than ${maximum}` };
}

const listed = (values: readonly unknown[], comma: string): string => values.map(String).join(comma);
