import { z } from 'zod';
import { DomainError } from '../domain/errors.js';
import type { Localized } from '../domain/localized.js';

/** A step that cannot be done ends the run; what was true until then is still compared. */
export class StepFault extends Error {
  override readonly name = 'StepFault';

  constructor(readonly reason: Localized) {
    super(reason.en);
  }
}

/** What the engine refuses it says in the broker's words, which are English. */
export function reasonOf(error: unknown): Localized {
  if (error instanceof StepFault) return error.reason;
  const said = wordsOf(error);
  return { zh: `引擎拒绝：${said}`, en: said };
}

const Findings = z.array(z.object({ element: z.string(), message: z.string() }));

/** Findings are told one a line, `element: message`. */
function wordsOf(error: unknown): string {
  if (!(error instanceof DomainError)) return error instanceof Error ? error.message : String(error);
  const { reason, findings } = error.facts;
  const refused = Findings.safeParse(findings);
  if (refused.success)
    return refused.data.map(({ element, message }) => `\n${element || 'diagram'}: ${message}`).join('');
  return typeof reason === 'string' ? reason : error.message;
}
