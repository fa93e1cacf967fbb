import { queryOptions } from '@tanstack/react-query';
import { PublishedRuleSet } from '../../../service/contract/ruleSet.js';
import { bodyOf, client } from '../../shared/client.js';

/** What a published version says; it never changes. */
export const ruleSetQuery = (name: string, version: number) =>
  queryOptions({
    queryKey: ['ruleSet', name, version],
    queryFn: async ({ signal }) => {
      const params = { path: { name, version: String(version) } };
      const answer = await bodyOf(client.GET('/rule-sets/{name}/versions/{version}', { params, signal }));
      return PublishedRuleSet.parse(answer); // the same form as a kept draft
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
