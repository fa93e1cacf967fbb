import { mutationOptions } from '@tanstack/react-query';
import type { PublishRuleSet } from '../../../service/contract/ruleSet.js';
import { bodyOf, client } from '../../shared/client.js';
import { queryClient } from '../../shared/queryClient.js';
import { ruleSetsQuery } from './ruleSets.query.js';

export const publishRuleSet = (name: string) =>
  mutationOptions({
    mutationFn: (body: PublishRuleSet) =>
      bodyOf(client.POST('/rule-sets/{name}/versions', { params: { path: { name } }, body })),
    // Not waited for: the page shows the new version as soon as the list has it, and by then the draft must be gone.
    onSuccess: () => void queryClient.invalidateQueries(ruleSetsQuery),
  });
