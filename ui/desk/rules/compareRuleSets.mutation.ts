import { mutationOptions } from '@tanstack/react-query';
import type { CompareRuleSets } from '../../../service/contract/ruleSet.js';
import { bodyOf, client } from '../../shared/client.js';

export const compareRuleSets = (name: string) =>
  mutationOptions({
    mutationFn: (body: CompareRuleSets) =>
      bodyOf(client.POST('/rule-sets/{name}/comparison', { params: { path: { name } }, body })),
  });
