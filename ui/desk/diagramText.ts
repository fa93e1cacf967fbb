import { fontProperty } from '../shared/theme.js';

/** What the diagram tools need of a viewer or modeler to draw it again. */
interface Drawn {
  get(name: 'eventBus'): { fire(event: 'elements.changed', what: { elements: Shape[] }): void };
  get(name: 'elementRegistry'): {
    forEach(visit: (shape: Shape, drawing: SVGElement) => void): void;
    filter(chosen: (shape: Shape) => boolean): Shape[];
  };
  get(name: 'graphicsFactory'): { update(kind: 'shape' | 'connection', shape: Shape, drawing: SVGElement): void };
}
interface Shape {
  x: number;
  width: number;
  /** Of a flow. */
  waypoints?: object[];
  /** Whose name it is, where it is one. */
  labelTarget?: object;
}

/**
 * How texts are drawn. The tool measures them on a canvas, which knows no custom properties: there the font has its name.
 * Otherwise a canvas silently measures another font, and every name stands beside its place.
 */
export function diagramText() {
  const fontFamily = getComputedStyle(document.documentElement).getPropertyValue(fontProperty).trim();
  return { defaultStyle: { fontFamily }, externalStyle: { fontFamily } };
}

const LABEL_PX = 90;

/**
 * A diagram is drawn in Chinese, and the places of its names beside events and flows are as wide as Chinese names are.
 * Gives every name the width that the tool would give it anew; the file stays as it is.
 */
export function widenLabels(drawn: Drawn): void {
  const labels = drawn.get('elementRegistry').filter(({ labelTarget }) => labelTarget !== undefined);
  for (const label of labels) {
    const more = Math.max(0, LABEL_PX - label.width);
    label.x -= more / 2;
    label.width += more;
  }
  drawn.get('eventBus').fire('elements.changed', { elements: labels });
}

/**
 * Draws again when a font came late: until then another was measured. Nothing is said to have changed: the tool would close
 * its menus, whose own words may be what wanted the font. Returns how to stop.
 */
export function drawAgainInLateFonts(drawn: Drawn): () => void {
  const drawing = drawn.get('graphicsFactory');
  const again = () =>
    drawn
      .get('elementRegistry')
      .forEach((shape, graphics) => drawing.update(shape.waypoints ? 'connection' : 'shape', shape, graphics));
  document.fonts.addEventListener('loadingdone', again);
  return () => document.fonts.removeEventListener('loadingdone', again);
}
