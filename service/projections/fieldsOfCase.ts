import { type Case, concerned } from '../domain/case.js';
import { nextDueAt } from '../domain/caseDeadline.js';
import { figuresOf } from '../domain/caseFigures.js';
import { pointsOf } from '../domain/casePoints.js';
import type { CaseViewDocument } from '../stores/documents/case.js';

type FieldsOfCase = Pick<
  CaseViewDocument,
  | 'code'
  | 'trackingCode'
  | 'text'
  | 'matter'
  | 'matterEn'
  | 'gridId'
  | 'colour'
  | 'status'
  | 'departments'
  | 'concerned'
  | 'tier'
  | 'reportedAt'
  | 'dueAt'
  | 'closedAt'
  | 'figures'
  | 'points'
>;

/** The part of what lists show that the case itself knows. The rest (stage, holders, instances) comes from records. */
export function fieldsOfCase(state: Case): FieldsOfCase {
  const { code, trackingCode, report, decision, status, departments, climbs, closedAt } = state;
  return {
    code,
    trackingCode,
    text: report.text,
    matter: report.matter,
    matterEn: report.item?.name.en || null,
    gridId: report.gridId,
    colour: decision?.colour ?? null,
    status,
    departments: departments.map(({ id }) => id),
    concerned: concerned(state),
    tier: Math.max(0, ...climbs.map(({ tier }) => tier)),
    reportedAt: report.at,
    dueAt: nextDueAt(state),
    closedAt,
    figures: figuresOf(state),
    points: pointsOf(state),
  };
}
