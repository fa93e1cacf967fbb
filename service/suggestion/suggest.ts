import { dutyLists } from './dutyLists.js';
import { itemFor } from './item.js';
import { DepartmentModel, type Ranked } from './model.js';

/** Below this confidence a person is asked. How it was found: docs/suggestion.md. */
const THRESHOLD = 0.45;
/** A further department is named from this confidence on. */
const WORTH_NAMING = 0.05;

export interface Suggestion {
  /** The likeliest first. */
  departments: readonly Ranked[];
  item: { name: string; words: readonly string[] } | null;
}

/** Which department, and which catalogue item, the words of a report mean. null: not sure enough, ask a person. */
export function suggest(text: string): Suggestion | null {
  model ??= new DepartmentModel(dutyLists);
  const ranked = model.rank(text);
  const [first] = ranked ?? [];
  if (ranked === null || first === undefined || first.confidence < THRESHOLD) return null;
  return {
    departments: ranked.filter(({ confidence }) => confidence >= WORTH_NAMING).slice(0, 3),
    item: itemFor(text),
  };
}

/** Learned once, when somebody asks first: some tens of milliseconds. */
let model: DepartmentModel | undefined;
