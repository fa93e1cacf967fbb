import { useState } from 'react';
import { RuleSetContent } from '../../../service/contract/ruleSet.js';

/**
 * What somebody has made of a published version and not yet published: kept on this device over a reload, another page,
 * a signed-out session. null: nothing has been changed.
 */
export function useRuleDraft(name: string): {
  draft: RuleSetContent | null;
  keep: (draft: RuleSetContent) => void;
  discard: () => void;
} {
  const key = `shaodao.rules.${name}`;
  const [draft, setDraft] = useState(() => stored(key));
  return {
    draft,
    keep: (changed) => {
      setDraft(changed);
      localStorage.setItem(key, JSON.stringify(changed));
    },
    discard: () => {
      setDraft(null);
      localStorage.removeItem(key);
    },
  };
}

function stored(key: string): RuleSetContent | null {
  try {
    return RuleSetContent.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null')).data ?? null;
  } catch {
    return null;
  }
}
