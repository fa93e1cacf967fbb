import type Modeler from 'bpmn-js/lib/Modeler';

/** An element or a flow of this diagram, and how often a scenario went through it, broke it off, and stays there. */
export interface Step {
  element: string;
  completed: number;
  terminated: number;
  active: number;
}

/** Where a scenario went, on the drawing: what was passed, what was broken off, and what holds a token at the end. */
export class Way {
  readonly #modeler: Modeler;
  #marked: { element: string; marker: string }[] = [];

  constructor(modeler: Modeler) {
    this.#modeler = modeler;
  }

  show(steps: readonly Step[]): void {
    const canvas = this.#modeler.get<Canvas>('canvas');
    const registry = this.#modeler.get<Registry>('elementRegistry');
    const overlays = this.#modeler.get<Overlays>('overlays');
    const isThere = ({ element }: { element: string }) => registry.get(element) !== undefined;
    overlays.remove({ type: OVERLAY });
    for (const { element, marker } of this.#marked.filter(isThere)) canvas.removeMarker(element, marker);
    const drawn = steps.filter(isThere);
    this.#marked = drawn.map((step) => ({ element: step.element, marker: `way-${stateOf(step)}` }));
    for (const { element, marker } of this.#marked) canvas.addMarker(element, marker);
    for (const step of drawn) {
      const sign = signOf(step);
      if (sign === '' || isFlow(registry.get(step.element))) continue;
      const html = `<span class="token">${sign}</span>`;
      overlays.add(step.element, OVERLAY, { position: { top: -12, right: 12 }, html, scale: { min: 1, max: 1 } });
    }
  }
}

const OVERLAY = 'way';

function stateOf({ active, completed }: Step): 'active' | 'completed' | 'terminated' {
  if (active > 0) return 'active';
  return completed > 0 ? 'completed' : 'terminated';
}

/** Once through is said by the colour alone. */
function signOf({ active, completed, terminated }: Step): string {
  if (active > 0) return active === 1 ? '●' : `●${active}`;
  if (completed === 0) return '×';
  return completed + terminated > 1 ? String(completed + terminated) : '';
}

const isFlow = (element: { waypoints?: unknown } | undefined): boolean => element?.waypoints !== undefined;

interface Canvas {
  addMarker(element: string, marker: string): void;
  removeMarker(element: string, marker: string): void;
}
interface Registry {
  get(element: string): { waypoints?: unknown } | undefined;
}
interface Overlay {
  position: { top: number; right: number };
  html: string;
  /** Readable however small the diagram is drawn. */
  scale: { min: 1; max: 1 };
}
interface Overlays {
  add(element: string, type: string, overlay: Overlay): void;
  remove(filter: { type: string }): void;
}
