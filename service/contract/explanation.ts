import { z } from 'zod';
import { Instant, Localized } from './localized.js';

/** What was decided, as a value (`red`, tier 2, 3 points) and in words. */
export const Verdict = z.object({ value: z.union([z.string(), z.number()]), words: Localized });

/** Why a rule set decided as it did; made from the version that decided, so it never changes. */
export const Explanation = z
  .object({
    ruleSet: z.string(),
    version: z.string(),
    verdict: Verdict,
    /** One sentence: the verdict and what led to it. */
    headline: Localized,
    /** Each rule that fired: why, on which facts, and the clause that it rests on. */
    rules: z.array(z.object({ rule: z.string(), reason: Localized, because: z.array(Localized), source: z.string() })),
    /** The smallest change of one fact that would have given another verdict. */
    nearMisses: z.array(
      z.object({ fact: z.string(), from: z.unknown(), to: z.unknown(), verdict: Verdict, sentence: Localized }),
    ),
    /** For residents: no names of rules, facts or departments. */
    plain: z.array(Localized),
  })
  .meta({ id: 'Explanation' });
export type Explanation = z.infer<typeof Explanation>;

/** The decisions that rules have taken about a case, in the order in which they were taken. */
export const CaseDecisions = z
  .object({
    items: z.array(
      Explanation.extend({
        at: Instant.nullable(),
        /** Whose deadline or part it was about; null: the whole case. */
        organisation: z.object({ id: z.string(), name: Localized }).nullable(),
      }),
    ),
  })
  .meta({ id: 'CaseDecisions' });
export type CaseDecisions = z.infer<typeof CaseDecisions>;
