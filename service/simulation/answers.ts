import type { OpenJob } from './history.js';
import type { Answer } from './scenario.js';

/**
 * Which standing answer a job gets: one for its element id before one for its job type before '*'. A `*` within a name
 * stands for any text (`notify.*`); a name without one is nearer than any with.
 */
export function answerTo(job: OpenJob, answers: Readonly<Record<string, Answer>>): Answer | undefined {
  const name = named(job.elementId, answers) ?? named(job.type, answers) ?? '*';
  return Object.hasOwn(answers, name) ? answers[name] : undefined;
}

function named(text: string, answers: Readonly<Record<string, Answer>>): string | undefined {
  if (Object.hasOwn(answers, text) && text !== '*') return text;
  return Object.keys(answers)
    .filter((name) => name !== '*' && name.includes('*') && fits(text, name))
    .sort((a, b) => b.length - a.length)[0];
}

/** Piece by piece from the left, so that no pattern costs more than one pass over the text. */
function fits(text: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop() ?? '';
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const piece of rest) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
