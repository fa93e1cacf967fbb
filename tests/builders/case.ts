import { type Case, newCase, type Report } from '../../service/domain/case.js';

/** Monday, 2 March 2026, 09:00 in the county. */
export const NINE = Date.UTC(2026, 2, 2, 1);

/** A case that has just been reported. */
export function reportedCase(set: Partial<Case> & { id: string }): Case {
  const { id } = set;
  return { ...newCase({ id, code: `20260302-${id}`, trackingCode: `T-${id}`, report }), ...set };
}

const report: Report = {
  text: '路灯坏了三天',
  itemId: 'streetlight-out',
  item: null,
  matter: '路灯不亮',
  gridId: 'beimen-1',
  point: null,
  address: null,
  placeKind: 'residential',
  photos: [],
  phone: null,
  peopleAffected: 0,
  dangerToLife: false,
  by: { kind: 'resident' },
  at: NINE,
};
