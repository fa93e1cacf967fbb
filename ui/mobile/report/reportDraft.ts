import type { PlaceKind, ReportCase } from '../../../service/contract/report.js';
import type { z } from 'zod';

export const steps = ['what', 'where', 'send'] as const;
export type Step = (typeof steps)[number];
export const isStep = (step: unknown): step is Step => steps.some((one) => one === step);

/** What has been typed so far. Empty texts mean: not said. */
export interface ReportDraft {
  text: string;
  item: { id: string; name: string } | null;
  gridId: string;
  point: { lat: number; lng: number } | null;
  address: string;
  placeKind: PlaceKind;
  photos: string[];
  phone: string;
  dangerToLife: boolean;
  /** 3: three or more. null: not said. */
  injured: number | null;
  /** Kept while nothing is changed: a second try on a bad line makes no second case, and other words are another report. */
  idempotencyKey: string;
}

export const emptyDraft: ReportDraft = {
  text: '',
  item: null,
  gridId: '',
  point: null,
  address: '',
  placeKind: 'other',
  photos: [],
  phone: '',
  dangerToLife: false,
  injured: null,
  idempotencyKey: '',
};

export const saysWhat = (draft: ReportDraft) => draft.text.trim().length >= 2;
export const saysWhere = (draft: ReportDraft) => draft.gridId !== '' || draft.point !== null;
export const phoneIsFine = (phone: string) => phone === '' || /^\+?[0-9 -]{5,20}$/.test(phone);

export function reportOf(draft: ReportDraft): z.input<typeof ReportCase> {
  return {
    text: draft.text.trim(),
    ...(draft.item === null ? {} : { itemId: draft.item.id }),
    ...(draft.gridId === '' ? {} : { gridId: draft.gridId }),
    ...(draft.point === null ? {} : { point: draft.point }),
    ...(draft.address.trim() === '' ? {} : { address: draft.address.trim() }),
    ...(draft.phone === '' ? {} : { phone: draft.phone }),
    placeKind: draft.placeKind,
    photos: draft.photos,
    dangerToLife: draft.dangerToLife,
    ...(draft.injured === null ? {} : { injured: draft.injured }),
  };
}
