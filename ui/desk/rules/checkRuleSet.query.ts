import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { RuleSetContent } from '../../../service/contract/ruleSet.js';
import { bodyOf, client } from '../../shared/client.js';

/** What stands against publishing the draft, and how its examples come out; the last answer stands until the next. */
export const checkRuleSetQuery = (name: string, content: RuleSetContent) =>
  queryOptions({
    queryKey: ['ruleSetCheck', name, content],
    queryFn: ({ signal }) =>
      bodyOf(client.POST('/rule-sets/{name}/check', { params: { path: { name } }, body: { content }, signal })),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
