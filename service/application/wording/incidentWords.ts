import { DomainError } from '../../domain/errors.js';
import type { Localized } from '../../domain/localized.js';
import { errorWords } from './errorWords.js';

/** Why a process is stuck: what a handler of ours refused in its words, what the engine says in the engine's. */
export function incidentWords(message: string): Localized {
  const error = DomainError.ofMessage(message);
  return error ? errorWords(error) : { zh: message, en: message };
}

/** Nobody who has a task in it can finish it; what was reported is not in the documents any more. */
export const caseMissingWords = (caseId: string): Localized => ({
  zh: `资料中没有案件 ${caseId}：恢复的资料早于流程引擎。请向任务所在单位核实，必要时重新上报，再结束此流程`,
  en: `The documents have no case ${caseId}: they are older than the broker. Ask who has its tasks, report it anew where need be, then end this process`,
});
