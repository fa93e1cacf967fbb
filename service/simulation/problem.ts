import type { Localized } from '../domain/localized.js';

/** What of a scenario could not be read or done: its file, the deployment, the start, a step (counted from 0), all in time. */
export type Problem =
  | { part: 'file'; path: string; text: Localized }
  | { part: 'deployment' | 'start' | 'limit'; text: Localized }
  | { part: 'step'; place: number; does: string; text: Localized };

/** For the terminal. */
export function problemText(problem: Problem): string {
  const { en } = problem.text;
  switch (problem.part) {
    case 'file':
      return `${problem.path}: ${en}`;
    case 'deployment':
    case 'limit':
      return en;
    case 'start':
      return `start: ${en}`;
    case 'step':
      return `steps[${problem.place}] ${problem.does}: ${en}`;
  }
}
