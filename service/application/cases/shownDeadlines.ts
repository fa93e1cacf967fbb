import type { Deadline } from '../../contract/case.js';
import type { Case } from '../../domain/case.js';
import { explainDeadline } from '../../domain/deadlineExplanation.js';
import { organisationNames } from '../county/county.js';
import type { Needs } from '../needs.js';
import { personNames } from '../tasks/shownTask.js';

/** Every deadline of a case with what it was computed from and how often it was prolonged. */
export async function shownDeadlines(
  needs: Pick<Needs, 'stores' | 'clock' | 'calendar'>,
  state: Case,
): Promise<Deadline[]> {
  const granted = state.extensions.flatMap((extension) =>
    extension.decided?.granted ? [{ ...extension, decided: extension.decided }] : [],
  );
  const nameOf = await organisationNames(needs);
  const people = await personNames(
    needs,
    granted.map(({ decided }) => decided.by),
  );
  return state.deadlines.map((deadline) => {
    const { clock, organisation, startedAt, dueAt, limit, calendar, metAt } = deadline;
    const extensions = granted.filter((extension) => clock === 'handle' && extension.organisation === organisation);
    return {
      clock,
      organisation: { id: organisation, name: nameOf(organisation) },
      startedAt,
      dueAt,
      limit,
      calendar,
      spans: deadline.spans.map((span) => ({ ...span })),
      explanation: explainDeadline(deadline, needs.calendar),
      metAt,
      extensions: extensions.map(({ decided, reason }) => ({ at: decided.at, by: people(decided.by), reason, dueAt })),
    };
  });
}
