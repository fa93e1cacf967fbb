/** An instant as diagrams carry it: ISO 8601 with the county's offset, `2026-03-02T09:00:00+08:00`. */
export function isoInstant(at: number, utcOffsetMinutes: number): string {
  const local = new Date(at + utcOffsetMinutes * 60_000).toISOString().slice(0, 19);
  const distance = Math.abs(utcOffsetMinutes);
  const two = (amount: number) => String(Math.floor(amount)).padStart(2, '0');
  return `${local}${utcOffsetMinutes < 0 ? '-' : '+'}${two(distance / 60)}:${two(distance % 60)}`;
}
