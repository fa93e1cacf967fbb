import { SetSituation, Situation } from '../situation.js';
import { staff, type Route } from '../route.js';

/** Situation. */
export const situationRoutes = {
  getSituation: {
    method: 'get',
    path: '/situation',
    allowed: staff,
    summary: 'What holds in the whole county at the moment: emergency mode, alerts, public events',
    status: 200,
    answer: Situation,
  },
  setSituation: {
    method: 'post',
    path: '/situation',
    allowed: ['supervisor', 'administrator'],
    summary: 'Say what holds in the whole county from now on; the next case is decided by it',
    body: SetSituation,
    status: 200,
    answer: Situation,
  },
} as const satisfies Record<string, Route>;
