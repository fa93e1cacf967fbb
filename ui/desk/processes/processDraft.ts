import { z } from 'zod';
import { SaveScenarios } from '../../../service/contract/process.js';
import { keptDraft, useKeptDraft } from '../useKeptDraft.js';

const Xml = z.string().min(1);

const keyOf = (processId: string, version: number) => `shaodao.process.${processId}.${version}`;

/** A drawing that was begun from a version and is not published yet. */
export const useProcessDraft = (processId: string, version: number) => useKeptDraft(keyOf(processId, version), Xml);

export const processDraft = (processId: string, version: number) => keptDraft(keyOf(processId, version), Xml);

/** Scenarios that somebody has changed and not saved. */
export const useScenarioDraft = (processId: string) => useKeptDraft(`shaodao.scenarios.${processId}`, SaveScenarios);
