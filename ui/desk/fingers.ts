/** The part of the diagram tool that is moved. */
export interface MovedCanvas {
  scroll(by: { dx: number; dy: number }): void;
  zoom(): number;
  zoom(scale: number, centre: Point): void;
}
interface Point {
  x: number;
  y: number;
}

/**
 * The diagram tool knows the mouse alone. With two fingers one moves the diagram and makes it larger or smaller; one finger
 * scrolls the page, as everywhere. Returns how to stop.
 */
export function followFingers(board: HTMLElement, canvas: MovedCanvas): () => void {
  let before: Grip | undefined;
  const moved = (event: TouchEvent) => {
    const now = gripOf(event, board);
    if (now !== undefined) event.preventDefault(); // else the browser enlarges the page
    if (now !== undefined && before !== undefined) {
      canvas.scroll({ dx: now.x - before.x, dy: now.y - before.y });
      const scale = (canvas.zoom() * now.width) / before.width;
      canvas.zoom(Math.min(MOST, Math.max(LEAST, scale)), now);
    }
    before = now;
  };
  const started = (event: TouchEvent) => {
    before = gripOf(event, board);
  };
  board.addEventListener('touchstart', started, { passive: true });
  board.addEventListener('touchmove', moved, { passive: false });
  return () => {
    board.removeEventListener('touchstart', started);
    board.removeEventListener('touchmove', moved);
  };
}

const LEAST = 0.1;
const MOST = 4;

/** The middle between two fingers and how far they are apart, in pixels of the board. */
interface Grip extends Point {
  width: number;
}

function gripOf({ touches }: TouchEvent, board: HTMLElement): Grip | undefined {
  const [one, other] = touches;
  if (one === undefined || other === undefined || touches.length > 2) return undefined;
  const { left, top } = board.getBoundingClientRect();
  return {
    x: (one.clientX + other.clientX) / 2 - left,
    y: (one.clientY + other.clientY) / 2 - top,
    width: Math.max(1, Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY)),
  };
}
