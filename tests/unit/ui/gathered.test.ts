import { beforeEach, describe, expect, it } from '@jest/globals';
import { VirtualClock } from '../../../service/domain/virtualClock.js';
import { gathered } from '../../../ui/desk/gathered.js';

describe('a page that is told of changes', () => {
  let clock: VirtualClock;
  let looks: number[];
  let page: ReturnType<typeof gathered>;
  beforeEach(() => {
    clock = new VirtualClock(10_000);
    looks = [];
    page = gathered(() => looks.push(clock.now() - 10_000), clock);
  });

  it('looks soon after the first change, once for all that came with it', () => {
    for (let change = 0; change < 5; change += 1) page.ask();
    clock.moveTo(11_000);

    expect(looks).toEqual([20]);
  });

  it('looks again 300 ms later at what came after its look', () => {
    page.ask();
    clock.moveTo(10_100);
    page.ask();
    clock.moveTo(10_200);
    page.ask();
    clock.moveTo(11_000);

    expect(looks).toEqual([20, 320]);
  });

  it('looks soon again after a pause', () => {
    page.ask();
    clock.moveTo(12_000);
    page.ask();
    clock.moveTo(13_000);

    expect(looks).toEqual([20, 2020]);
  });

  it('does not look any more once it is closed', () => {
    page.ask();
    page.callOff();
    clock.moveTo(11_000);

    expect(looks).toEqual([]);
  });
});
