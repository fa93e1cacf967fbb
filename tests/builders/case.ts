import type { Case } from '../../service/domain/case.js';

/** A case that has just been reported. */
export function reportedCase(set: Partial<Case> & { id: string }): Case {
  return {
    version: 0,
    code: `20260302-${set.id}`,
    trackingCode: `T-${set.id}`,
    status: 'reported',
    report: {
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
      at: Date.UTC(2026, 2, 2, 1),
    },
    decision: null,
    deadlines: [],
    extensions: [],
    suspension: null,
    urges: 0,
    supervisions: 0,
    returns: 0,
    reworks: 0,
    cleared: [],
    rating: null,
    closedAt: null,
    departments: [],
    climbs: [],
    answered: [],
    outbox: [],
    ...set,
  };
}
