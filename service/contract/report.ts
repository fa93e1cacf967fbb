import { z } from 'zod';
import { because } from './because.js';
import { Colour } from './colour.js';
import { Instant, Localized } from './localized.js';

export const PlaceKind = z.enum([
  'residential',
  'school',
  'hospital',
  'elderlyHome',
  'mainRoad',
  'market',
  'construction',
  'waterside',
  'other',
]);
export type PlaceKind = z.infer<typeof PlaceKind>;

export const Point = z.strictObject({ lat: z.number().min(-90).max(90), lng: z.number().min(-180).max(180) });

/** What somebody reports. The grid is picked from the tree or found by the point; one of the two is needed. */
export const ReportCase = z
  .strictObject({
    text: z.string().trim().min(2).max(2000),
    itemId: z.string().max(100).optional(),
    gridId: z.string().max(100).optional(),
    point: Point.optional(),
    address: z.string().trim().max(200).optional(),
    placeKind: PlaceKind.default('other'),
    photos: z
      .array(z.string().regex(/^[0-9a-f]{64}$/))
      .max(6)
      .default([]),
    phone: z
      .string()
      .regex(/^\+?[0-9 -]{5,20}$/)
      .optional(),
    peopleAffected: z.int().min(0).max(1_000_000).optional(),
    /** How many people are hurt, as far as one can see; a form that counts no further says 3 for three or more. */
    injured: z.int().min(0).max(100).optional(),
    dangerToLife: z.boolean().default(false),
  })
  .refine((report) => report.gridId !== undefined || report.point !== undefined, {
    path: ['gridId'],
    ...because({ zh: '请选择网格，或给出位置', en: 'a grid or a point is needed' }),
  })
  .meta({ id: 'ReportCase' });
export type ReportCase = z.infer<typeof ReportCase>;

export const ReportReceipt = z
  .object({ trackingCode: z.string(), code: z.string(), reportedAt: Instant })
  .meta({ id: 'ReportReceipt' });
export type ReportReceipt = z.infer<typeof ReportReceipt>;

/** What the resident sees: no names of people, no internal words. */
export const FollowedReport = z
  .object({
    trackingCode: z.string(),
    code: z.string(),
    text: z.string(),
    reportedAt: Instant,
    place: Localized,
    colour: Colour.nullable(),
    reasons: z.array(Localized),
    /** The colour, why, and until when there will be an answer: in plain sentences. */
    plain: z.array(Localized),
    stage: Localized,
    holder: Localized.nullable(),
    dueAt: Instant.nullable(),
    status: z.enum(['reported', 'open', 'closed', 'withdrawn', 'ended']),
    photos: z.array(z.string()),
    happened: z.array(z.object({ at: Instant, text: Localized })),
    rating: z.int().min(1).max(5).nullable(),
    mayRate: z.boolean(),
    mayWithdraw: z.boolean(),
  })
  .meta({ id: 'FollowedReport' });
export type FollowedReport = z.infer<typeof FollowedReport>;

/** One line for each report of a person. */
export const OwnReports = z
  .object({
    items: z.array(
      FollowedReport.pick({
        trackingCode: true,
        code: true,
        text: true,
        reportedAt: true,
        status: true,
        colour: true,
        stage: true,
      }),
    ),
  })
  .meta({ id: 'OwnReports' });
export type OwnReports = z.infer<typeof OwnReports>;

export const RateCase = z
  .strictObject({
    rating: z.int().min(1).max(5),
    solved: z.boolean(),
    comment: z.string().trim().max(500).default(''),
  })
  .meta({ id: 'RateCase' });
export type RateCase = z.infer<typeof RateCase>;

/** The file under its SHA-256: what `photos` and `files` name. */
export const StoredFile = z.object({ id: z.string(), mediaType: z.string() }).meta({ id: 'StoredFile' });
export type StoredFile = z.infer<typeof StoredFile>;
