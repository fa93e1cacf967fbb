import { addCoHandler } from '../application/cases/addCoHandler.js';
import { askExtension } from '../application/cases/askExtension.js';
import { decideExtension } from '../application/cases/decideExtension.js';
import { getCase } from '../application/cases/getCase.js';
import { getCaseDecisions } from '../application/cases/getCaseDecisions.js';
import { listCases } from '../application/cases/listCases.js';
import type { Needs } from '../application/needs.js';
import { readBoard } from '../application/board/readBoard.js';
import { resumeCase } from '../application/cases/resumeCase.js';
import { superviseCase } from '../application/cases/superviseCase.js';
import { suspendCase } from '../application/cases/suspendCase.js';
import { urgeCase } from '../application/cases/urgeCase.js';
import type { Handlers } from './handler.js';

type CaseRoute =
  | 'listCases'
  | 'getCase'
  | 'getCaseDecisions'
  | 'urgeCase'
  | 'superviseCase'
  | 'addCoHandler'
  | 'askExtension'
  | 'decideExtension'
  | 'suspendCase'
  | 'resumeCase'
  | 'readBoard';

export function caseHandlers(needs: Needs): Pick<Handlers, CaseRoute> {
  return {
    listCases: ({ actor, query }) => listCases(needs)(actor, query),
    getCase: ({ actor, params }) => getCase(needs)(actor, params),
    getCaseDecisions: ({ actor, params }) => getCaseDecisions(needs)(actor, params),
    urgeCase: ({ actor, params, body, request }) => urgeCase(needs)(actor, { ...params, ...body, request }),
    superviseCase: ({ actor, params, body, request }) => superviseCase(needs)(actor, { ...params, ...body, request }),
    addCoHandler: ({ actor, params, body, request }) => addCoHandler(needs)(actor, { ...params, ...body, request }),
    askExtension: ({ actor, params, body, request }) => askExtension(needs)(actor, { ...params, ...body, request }),
    decideExtension: ({ actor, params, body, request }) =>
      decideExtension(needs)(actor, { ...params, ...body, request }),
    suspendCase: ({ actor, params, body, request }) => suspendCase(needs)(actor, { ...params, ...body, request }),
    resumeCase: ({ actor, params, body, request }) => resumeCase(needs)(actor, { ...params, ...body, request }),
    readBoard: ({ actor }) => readBoard(needs)(actor),
  };
}
