import { describe, expect, it } from '@jest/globals';
import { RecentRows } from '../../../service/engine/embedded/records/recentRows.js';

const row = (position: number, count: number) => ({ position, count, at: 0, records: [] });
const positions = (rows: readonly { position: number }[] | undefined) => rows?.map(({ position }) => position);

describe('recent rows of the event log', () => {
  it('begin with the row that holds the next position, also in its middle', () => {
    const rows = new RecentRows();
    for (const [position, count] of [
      [1, 3],
      [4, 1],
      [5, 2],
    ] as const)
      rows.add(row(position, count));

    expect(positions(rows.after(0, 10))).toEqual([1, 4, 5]);
    expect(positions(rows.after(2, 10))).toEqual([1, 4, 5]);
    expect(positions(rows.after(3, 1))).toEqual([4]);
    expect(positions(rows.after(6, 10))).toEqual([]);
  });

  it('say so where what is asked for is not kept', () => {
    const rows = new RecentRows();
    expect(rows.after(0, 10)).toBeUndefined();
    rows.add(row(100, 3));
    expect(rows.after(0, 10)).toBeUndefined();
    expect(positions(rows.after(99, 10))).toEqual([100]);
  });

  it('stay a bounded number of records, the newest', () => {
    const rows = new RecentRows();
    for (let position = 1; position <= 300_001; position += 100) rows.add(row(position, 100));

    expect(rows.after(100_000, 10)).toBeUndefined();
    expect(positions(rows.after(300_000, 10))).toEqual([300_001]);
  });

  it('are given up as soon as everybody has read them', () => {
    const rows = new RecentRows();
    rows.add(row(1, 3));
    rows.add(row(4, 3));

    rows.forgetUpTo(4);
    rows.add(row(7, 1));

    expect(rows.after(0, 10)).toBeUndefined();
    expect(positions(rows.after(4, 10))).toEqual([4, 7]);
  });

  it('are not kept where nobody reads', () => {
    const rows = new RecentRows();
    rows.forgetUpTo(Infinity);

    rows.add(row(1, 3));

    expect(rows.after(0, 10)).toBeUndefined();
  });
});
