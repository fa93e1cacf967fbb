import type { CaseView } from '../../contract/case.js';
import { type CaseCommand, decide } from '../../domain/caseCommand.js';
import type { MayComeAgain } from '../../domain/keyedRequest.js';
import type { Actor } from '../people/actor.js';
import { allow } from '../people/allow.js';
import { changeCase } from './changeCase.js';
import { countyNow } from '../county/county.js';
import type { Needs } from '../needs.js';
import type { CaseInCounty } from '../policies/case.js';
import { shownCase } from './shownCase.js';

type Command = CaseCommand extends infer C ? (C extends CaseCommand ? Omit<C, 'at' | 'by'> : never) : never;

/** What the office's moves on a case have in common: is it allowed, is it right, and what the case looks like then. */
export async function moveCase(
  needs: Pick<Needs, 'stores' | 'clock' | 'relay' | 'engine' | 'calendar' | 'changes'>,
  actor: Actor,
  ...[id, { may, command, request }]: [
    id: string,
    move: MayComeAgain & { may: (actor: Actor, about: CaseInCounty) => boolean; command: Command },
  ]
): Promise<CaseView> {
  const county = await countyNow(needs);
  await changeCase(needs, { id, request }, (state) => {
    allow(may(actor, { state, county }), command.type);
    return { events: decide({ ...command, at: needs.clock.now(), by: actor.id }, state) };
  });
  return shownCase(needs, actor, id);
}
