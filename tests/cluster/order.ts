import type { Actor } from '../../service/application/people/actor.js';
import type { ReportCase } from '../../service/contract/report.js';

/** What a node is told to do. */
export type Order =
  | { kind: 'report'; idempotencyKey: string; report: ReportCase }
  | { kind: 'complete'; key: string; organisation: string; variables: Record<string, unknown> };

export const reportNumbered = (number: number): ReportCase => ({
  text: `第${number}号：路边有垃圾堆放`,
  gridId: 'beimen-1',
  placeKind: 'residential',
  photos: [],
  dangerToLife: false,
});

/** Somebody of an organisation who may finish its tasks. */
export const personFor = (organisation: string): Actor => ({
  id: `clerk of ${organisation}`,
  name: { zh: organisation, en: organisation },
  organisation,
  roles: ['clerk', 'lead', 'gridMember'],
});
