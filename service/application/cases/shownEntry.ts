import type { CaseView } from '../../contract/case.js';
import type { Localized } from '../../domain/localized.js';
import type { TimelineDocument } from '../../stores/documents/case.js';
import { incidentWords } from '../wording/incidentWords.js';

/** What happened to a case. Why its process is stuck is told by an engine in one language, and is a part of the sentence here. */
export function shownEntry(
  { id, at, kind, text, by, detail, files }: TimelineDocument,
  people: (id: string) => Localized,
): CaseView['timeline'][number] {
  const shown = { id, at, kind, by: by === null ? null : people(by), files: [...files] };
  if (kind !== 'incident' || detail === null) return { ...shown, text, detail };
  const why = incidentWords(detail);
  return { ...shown, text: { zh: `${text.zh}：${why.zh}`, en: `${text.en}: ${why.en}` }, detail: null };
}
