import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { ExampleResult, RuleFinding } from '../../../service/contract/ruleSet.js';
import { ServiceProblem } from '../../shared/client.js';
import { useLanguage } from '../../shared/language.js';
import { exampleName } from './exampleName.js';
import { Findings } from './Findings.js';
import { Mismatches } from './Mismatches.js';
import type { Vocabulary } from './vocabulary.js';

const Refusal = z.object({
  findings: z.array(RuleFinding),
  examples: z.array(ExampleResult),
  differences: z.array(z.unknown()),
});

/** Why the gate lets a draft not pass: each finding, each example that fails, disagreements of the evaluators. */
export function GateRefusal({ error, vocabulary }: { error: unknown; vocabulary: Vocabulary }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const refusal = error instanceof ServiceProblem ? Refusal.safeParse(error.problem.facts).data : undefined;
  if (refusal === undefined) return null;
  const { findings, examples, differences } = refusal;
  return (
    <section className="refusal" aria-label={t('rules.refused')}>
      <Findings findings={findings} />
      {examples.length > 0 && (
        <>
          <strong>{t('rules.failing', { count: examples.length })}</strong>
          <ul>
            {examples.map((result) => (
              <li key={result.name}>
                {exampleName(result.name, language)}
                <Mismatches result={result} vocabulary={vocabulary} />
              </li>
            ))}
          </ul>
        </>
      )}
      {differences.length > 0 && <p>{t('rules.evaluatorsDiffer', { count: differences.length })}</p>}
    </section>
  );
}
