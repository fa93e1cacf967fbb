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

/** A timer that is due again and again stopped a step on its way. */
export function comesTooOften(element: string, at: { stops: number; reached: number; end: number }): StepFault {
  const [reached, wanted] = [at.reached, at.end].map((moment) => new Date(moment).toISOString());
  return new StepFault({
    zh: `已停在 ${at.stops} 个到期时刻，才到 ${reached}（要到 ${wanted}）：“${element}”的定时器不断到期，请缩短推进的时间`,
    en: `stopped at ${at.stops} due times and has come to ${reached} of ${wanted}: the timer of '${element}' is due again and again; advance by less`,
  });
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
