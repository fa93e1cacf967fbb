import { z } from 'zod';
import { Instant, Localized } from './localized.js';

export const ProcessVersion = z.object({
  processId: z.string(),
  version: z.int(),
  processDefinitionKey: z.string(),
  publishedAt: Instant,
  publishedBy: Localized.nullable(),
  reason: z.string(),
});
export type ProcessVersion = z.infer<typeof ProcessVersion>;

export const ProcessList = z.object({
  items: z.array(
    z.object({ processId: z.string(), name: z.string(), resourceName: z.string(), versions: z.array(ProcessVersion) }),
  ),
});
export type ProcessList = z.infer<typeof ProcessList>;

export const ProcessSource = z.object({ processId: z.string(), version: z.int(), xml: z.string() });
export type ProcessSource = z.infer<typeof ProcessSource>;

/** `base` is the version that the draft was made from: if somebody has published meanwhile the publish is refused. */
export const PublishProcess = z.strictObject({
  xml: z.string().min(1).max(4_000_000),
  base: z.int().min(0),
  reason: z.string().trim().min(2).max(500),
});
export type PublishProcess = z.infer<typeof PublishProcess>;

export const DiagramFinding = z.object({ element: z.string(), message: z.string() });
export const CheckedDiagram = z.object({ findings: z.array(DiagramFinding) });
export type CheckedDiagram = z.infer<typeof CheckedDiagram>;

export const Incident = z.object({
  key: z.string(),
  caseId: z.string().nullable(),
  processId: z.string(),
  element: z.string(),
  type: z.string(),
  message: z.string(),
  createdAt: Instant,
});
export const IncidentList = z.object({ items: z.array(Incident) });
export type IncidentList = z.infer<typeof IncidentList>;
