import type { Localized } from '../domain/localized.js';

/** The seven steps of digital city management, as diagrams name them. Their order is the diagram's business. */
const stageNames: Readonly<Record<string, Localized>> = {
  report: { zh: '上报', en: 'Report' },
  filing: { zh: '立案', en: 'Filing' },
  dispatch: { zh: '派单', en: 'Dispatch' },
  handling: { zh: '处置', en: 'Handling' },
  feedback: { zh: '反馈', en: 'Feedback' },
  check: { zh: '核查', en: 'Check' },
  closing: { zh: '结案', en: 'Closing' },
  evaluation: { zh: '评价', en: 'Evaluation' },
};

/** A stage that an administrator has thought of is named by the properties `stage.zh` and `stage.en`, or by itself. */
export function stageNameOf(stage: string, properties: ReadonlyMap<string, string>): Localized {
  const known = stageNames[stage];
  return {
    zh: properties.get('stage.zh') ?? known?.zh ?? stage,
    en: properties.get('stage.en') ?? known?.en ?? stage,
  };
}
