import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { RuleSetContent } from '../../../service/contract/ruleSet.js';
import { ReasonedMove } from '../cases/ReasonedMove.js';
import { GateRefusal } from './GateRefusal.js';
import { publishRuleSet } from './publishRuleSet.mutation.js';
import type { Vocabulary } from './vocabulary.js';

interface PublishMoveProps {
  ruleSet: string;
  name: string;
  content: RuleSetContent;
  /** The newest version when the draft was begun: somebody else's publish in between is refused, not overwritten. */
  base: number;
  vocabulary: Vocabulary;
  onPublished: (version: number) => void;
}

/** Asks why, and shows what the gate says against it. An old version published anew is a roll back. */
export function PublishMove({ ruleSet, name, content, base, vocabulary, onPublished }: PublishMoveProps) {
  const { t } = useTranslation();
  const publish = useMutation(publishRuleSet(ruleSet));
  const move = {
    ...publish,
    mutate: ({ reason }: { reason: string }, options?: { onSuccess: () => void }) =>
      publish.mutate(
        { content, base, reason },
        {
          onSuccess: ({ version }) => {
            options?.onSuccess();
            onPublished(version);
          },
        },
      ),
  };
  return (
    <ReasonedMove name={name} move={move} keptAs={`publishRules.${ruleSet}`}>
      <p className="muted">{t('rules.publishHint', { next: base + 1 })}</p>
      <GateRefusal error={publish.error} vocabulary={vocabulary} />
    </ReasonedMove>
  );
}
