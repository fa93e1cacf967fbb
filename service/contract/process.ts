import { z } from 'zod';
import { because } from './because.js';
import { Instant, Localized } from './localized.js';

export const ProcessVersion = z
  .object({
    processId: z.string(),
    version: z.int(),
    processDefinitionKey: z.string(),
    publishedAt: Instant,
    publishedBy: Localized.nullable(),
    reason: z.string(),
    /** Since when all its instances stand still. */
    suspendedAt: Instant.nullable(),
  })
  .meta({ id: 'ProcessVersion' });
export type ProcessVersion = z.infer<typeof ProcessVersion>;

export const ProcessList = z
  .object({
    items: z.array(
      z.object({
        processId: z.string(),
        name: Localized,
        resourceName: z.string(),
        versions: z.array(ProcessVersion),
      }),
    ),
    /** What the engine in use can do with running instances: the pages offer nothing else. */
    abilities: z.object({ migrate: z.boolean(), suspend: z.boolean() }),
  })
  .meta({ id: 'ProcessList' });
export type ProcessList = z.infer<typeof ProcessList>;

export const ProcessSource = z
  .object({ processId: z.string(), version: z.int(), xml: z.string() })
  .meta({ id: 'ProcessSource' });
export type ProcessSource = z.infer<typeof ProcessSource>;

export const CheckProcess = z.strictObject({ xml: z.string().min(1).max(4_000_000) });
export type CheckProcess = z.infer<typeof CheckProcess>;

/** `base` is the version that the draft was made from: if somebody has published meanwhile the publish is refused. */
export const PublishProcess = z.strictObject({
  xml: z.string().min(1).max(4_000_000),
  base: z.int().min(0),
  reason: z.string().trim().min(2).max(500),
});
export type PublishProcess = z.infer<typeof PublishProcess>;

export const DiagramFinding = z.object({ element: z.string(), message: z.string() }).meta({ id: 'DiagramFinding' });
export type DiagramFinding = z.infer<typeof DiagramFinding>;
export const CheckedDiagram = z.object({ findings: z.array(DiagramFinding) }).meta({ id: 'CheckedDiagram' });
export type CheckedDiagram = z.infer<typeof CheckedDiagram>;

export const Incident = z
  .object({
    key: z.string(),
    caseId: z.string().nullable(),
    processId: z.string(),
    processName: Localized,
    element: z.string(),
    /** As the diagram names the element. */
    name: Localized,
    type: z.string(),
    message: Localized,
    createdAt: Instant,
  })
  .meta({ id: 'Incident' });
export const IncidentList = z.object({ items: z.array(Incident) }).meta({ id: 'IncidentList' });
export type IncidentList = z.infer<typeof IncidentList>;

/** The job behind the incident gets this many tries again. */
export const ResolveIncident = z.strictObject({ retries: z.int().min(1).max(10).default(1) });
export type ResolveIncident = z.infer<typeof ResolveIncident>;

/** A scenario file of a process: YAML or JSON as docs/scenarios.md describes it. */
const Scenario = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .refine(
      (name) => /^[^/\\\p{Cc}]+$/u.test(name),
      because({ zh: '名称不能含斜线', en: 'must be a name without slashes' }),
    ),
  text: z.string().max(100_000),
});
const Scenarios = z
  .array(Scenario)
  .max(100)
  .refine(
    (all) => new Set(all.map(({ name }) => name)).size === all.length,
    because({ zh: '名称不能重复', en: 'must not have a name twice' }),
  );

export const ScenarioList = z.object({ version: z.int(), items: z.array(Scenario) }).meta({ id: 'ScenarioList' });
export type ScenarioList = z.infer<typeof ScenarioList>;

/** Takes the place of all scenarios of the process. `base` is the version that the change was made from. */
export const SaveScenarios = z.strictObject({ base: z.int().min(0), items: Scenarios });
export type SaveScenarios = z.infer<typeof SaveScenarios>;

/** Drafts by file name; what is not among them is taken as it is published. */
export const TryProcess = z.strictObject({
  drafts: z
    .array(z.strictObject({ name: z.string().regex(/^[^/\\\p{Cc}]{1,100}\.bpmn$/u), xml: z.string().max(4_000_000) }))
    .min(1)
    .max(20),
  scenarios: Scenarios.min(1),
});
export type TryProcess = z.infer<typeof TryProcess>;
