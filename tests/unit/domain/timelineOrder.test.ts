import { describe, expect, it } from '@jest/globals';
import { inOrder, type Moment } from '../../../service/domain/timelineOrder.js';

const NOW = 1_772_413_200_000;

/** A line of the case's own events: how many were written before it, and the job that it answers. */
const event = (id: string, sequence: number, job: string | null = null) =>
  line(id, { stream: 'case', sequence, key: job });

/** A line of the engine's records: its position, and the key of what it is about. */
const record = (id: string, position: number, key: string) => line(id, { stream: 'records', sequence: position, key });

const line = (id: string, moment?: Moment) => ({ id, at: NOW, ...(moment && { moment }) });

const ids = (lines: readonly ReturnType<typeof line>[]) => inOrder(lines).map(({ id }) => id);

describe('lines of one instant', () => {
  it('begin with the report, whatever their ids are', () => {
    const lines = [record('1-0000000000000012', 12, '5'), event('b7.1.0', 1000)];

    expect(ids(lines)).toEqual(['b7.1.0', '1-0000000000000012']);
  });

  it('tell what a job decided after what led to it and before what came of it', () => {
    const lines = [
      record('departments at work', 40, '31'),
      event('colour decided', 2000, '20'),
      record('being assessed', 30, '19'),
      event('received', 1000),
      record('accepted', 25, '11'),
    ];

    expect(ids(lines)).toEqual(['received', 'accepted', 'being assessed', 'colour decided', 'departments at work']);
  });

  it('count the writes of a case by number: the tenth comes after the ninth', () => {
    expect(ids([event('c.10.0', 10_000), event('c.9.1', 9001), event('c.9.0', 9000)])).toEqual([
      'c.9.0',
      'c.9.1',
      'c.10.0',
    ]);
  });

  it('compare keys that no number can hold', () => {
    const lines = [record('after', 7, '9007199254740995'), event('between', 3000, '9007199254740994')];

    expect(ids([...lines, record('before', 6, '9007199254740993')])).toEqual(['before', 'between', 'after']);
  });

  it('stand by id at the end where they were stored before their moment was kept', () => {
    expect(ids([line('b'), line('a'), event('known', 1000)])).toEqual(['known', 'a', 'b']);
  });
});

describe('lines of different instants', () => {
  it('stand in the order of their time', () => {
    const lines = [{ ...event('later', 1000), at: NOW + 1 }, record('sooner', 9, '9')];

    expect(ids(lines)).toEqual(['sooner', 'later']);
  });
});
