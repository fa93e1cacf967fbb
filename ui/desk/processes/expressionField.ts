/** An expression that somebody works on in the properties panel. */
export interface ExpressionField {
  /** As the panel names it inside, which tells what is wanted there. */
  entry: string;
  /** Where it stands, from the group inwards. */
  place: readonly string[];
  /** Without the leading `=`. */
  text: string;
}

const EDITOR = '.cm-content';
const FIELD = '.bio-properties-panel-feel-entry, .bio-properties-panel-feel-popup';

/**
 * Tells of each expression field that gets the focus, and what stands in it as it changes: in the panel or in the editor
 * that opens over the diagram. Returns how to stop.
 */
export function watchExpressions(onField: (field: ExpressionField) => void): () => void {
  let editor: HTMLElement | undefined;
  const tell = () => {
    if (editor?.isConnected) onField(fieldOf(editor));
  };
  // The editor writes some changes itself, which no event of the browser tells.
  const observer = new MutationObserver(tell);
  const focused = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement) || !target.matches(EDITOR) || target.closest(FIELD) === null) return;
    editor = target;
    observer.disconnect();
    observer.observe(editor, { childList: true, characterData: true, subtree: true });
    tell();
  };
  document.addEventListener('focusin', focused);
  return () => {
    observer.disconnect();
    document.removeEventListener('focusin', focused);
  };
}

function fieldOf(editor: HTMLElement): ExpressionField {
  const own = editor.closest('[data-entry-id]')?.getAttribute('data-entry-id');
  // The editor that opens over the diagram has only the field's name.
  const entry = own ?? editor.closest('[name]')?.getAttribute('name') ?? '';
  const inPanel = document.querySelector(`[data-entry-id="${CSS.escape(entry)}"]`);
  return {
    entry,
    place: inPanel === null ? [] : placeOf(inPanel),
    text: [...editor.querySelectorAll('.cm-line')].map(written).join('\n'),
  };
}

function placeOf(entry: Element): string[] {
  const headings = [
    entry.closest('[data-group-id]')?.querySelector('.bio-properties-panel-group-header-title'),
    entry
      .closest('.bio-properties-panel-collapsible-entry')
      ?.querySelector('.bio-properties-panel-collapsible-entry-header-title'),
    entry.querySelector('.bio-properties-panel-label')?.firstChild,
  ];
  const names = headings.map((heading) => heading?.textContent ?? '').filter((name) => name !== '');
  return names.filter((name, place) => name !== names[place - 1]);
}

/** A line without what the editor shows where nothing is written. */
function written(line: Element): string {
  return [...line.childNodes]
    .filter((part) => !(part instanceof Element && part.matches('.cm-placeholder')))
    .map(({ textContent }) => textContent ?? '')
    .join('');
}
