import { errorInChinese } from './panelErrors.js';
import { inChinese } from './translation.js';

/**
 * The diagram tools ask their translator for what belongs to a process, and say in English what belongs to themselves: the
 * tips of buttons, and what is wrong with a field. Both are replaced as they appear. Returns how to stop.
 */
export function sayInChinese(roots: readonly HTMLElement[]): () => void {
  const observer = new MutationObserver(() => {
    for (const root of roots) replaceIn(root);
  });
  const [attributes, texts] = [
    { attributes: true, attributeFilter: ['title'] },
    { childList: true, characterData: true },
  ];
  for (const root of roots) observer.observe(root, { subtree: true, ...attributes, ...texts });
  return () => observer.disconnect();
}

function replaceIn(root: HTMLElement): void {
  for (const element of root.querySelectorAll('[class*=bio-properties-panel] [title], .cl-icon[title]')) {
    const said = element.getAttribute('title') ?? '';
    const chinese = ownWord(said);
    if (chinese !== said) element.setAttribute('title', chinese);
  }
  replaceTexts(root, '.bio-properties-panel-add-entry-label', ownWord);
  replaceTexts(root, '.bio-properties-panel-error', errorInChinese);
  replaceTexts(root, '[class$=__open-popup-placeholder]', ownWord);
  replaceTexts(root, '.bio-properties-panel-popup__title', popupTitle);
}

function replaceTexts(root: HTMLElement, selector: string, worded: (said: string) => string): void {
  for (const { firstChild } of root.querySelectorAll(selector)) {
    if (!(firstChild instanceof Text)) continue;
    const chinese = worded(firstChild.data);
    // The node stays: the tool will write its next words into it.
    if (chinese !== firstChild.data) firstChild.data = chinese;
  }
}

/** Only what the panel says itself: a title can also be what somebody has called something. */
const own = new Set([
  'Create',
  'Click to show issue',
  'Open documentation',
  'Toggle section',
  'Section contains an error',
  'Section contains edits',
  'Toggle list item',
  'Delete item',
  'Create new list item',
  'JSON contains errors',
  'Open pop-up editor',
  'Opened in editor',
  'Save and close',
  'FEEL expression is mandatory',
  'Click to set a dynamic value with FEEL expression',
  'Click to remove dynamic value with FEEL expression',
]);

function ownWord(said: string): string {
  const [, numOfItems] = /^List contains (\d+) items?$/.exec(said) ?? [];
  if (numOfItems !== undefined) return inChinese('List contains {numOfItems} items', { numOfItems });
  return own.has(said) ? inChinese(said) : said;
}

/** `bpmn:SequenceFlow / …`: the kind of the element, and what the panel calls the field. */
function popupTitle(said: string): string {
  const [, kind = '', field = ''] = /^bpmn:(\w+) \/ (.+)$/s.exec(said) ?? [];
  return kind === '' ? said : `${inChinese(kind.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' '))} / ${field}`;
}
