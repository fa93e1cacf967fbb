/**
 * The compiled rule sets beside json-rules-engine, in one run on one core, by processor time: `npm run bench:rules`.
 * Rules ask eight facts, three conditions each; a record fires about one rule in twenty.
 */
import { compileRuleSet } from '../service/decisions/compile.js';
import { referenceRuleSet } from '../service/decisions/library.js';
import type { FactRecord, RuleSet } from '../service/decisions/ruleSet.js';

const SIZES = [10, 50, 500];
const SECONDS = 2;
const places = ['school', 'hospital', 'market', 'mainRoad', 'other'];

for (const size of SIZES) {
  const set = ruleSetOf(size);
  const records = Array.from({ length: 64 }, (_none, i) => recordOf(i));
  const compileMs = timed(() => compileRuleSet(set));
  const compiled = compileRuleSet(set);
  const reference = referenceRuleSet(set);
  const library = await perSecond((i) => reference.evaluate(pick(records, i)));
  const events = perSecondNow((i) => compiled.events(pick(records, i)));
  const trace = perSecondNow((i) => compiled.evaluate(pick(records, i)));
  const read = perSecondNow((i) => compiled.evaluate(pick(records, i)).trace.rules());
  process.stdout.write(
    `${size} rules: library ${round(library)}/s; events only ${round(events)}/s (${round(events / library)} x); ` +
      `with trace ${round(trace)}/s (${round(trace / library)} x), put into objects ${round(read)}/s (${round(read / library)} x); ` +
      `compiled in ${compileMs.toFixed(1)} ms\n`,
  );
}

function ruleSetOf(size: number): RuleSet {
  const rules = Array.from({ length: size }, (_none, i) => ({
    name: `rule ${i}`,
    priority: 1 + (i % 5),
    conditions: {
      all: [
        { fact: 'placeKind', operator: 'equal', value: places[i % places.length] },
        { fact: 'peopleAffected', operator: 'greaterThanInclusive', value: (i * 7) % 500 },
        {
          any: [
            { fact: 'topics', operator: 'contains', value: `topic${i % 20}` },
            { fact: i % 2 === 0 ? 'repeats' : 'injured', operator: 'greaterThan', value: i % 9 },
            { not: { fact: 'alert', operator: 'in', value: ['none', 'blue', 'yellow'] } },
          ],
        },
      ],
    },
    event: { type: 'rank', params: { importance: 1 + (i % 3), urgency: 1 + ((i >> 1) % 3) } },
  }));
  return { rules, conditions: {} };
}

function recordOf(i: number): FactRecord {
  return {
    placeKind: places[i % places.length],
    peopleAffected: (i * 13) % 120,
    topics: [`topic${i % 20}`, `topic${(i * 3) % 20}`],
    repeats: i % 4,
    injured: i % 7 === 0 ? 1 : 0,
    alert: i % 11 === 0 ? 'red' : 'none',
    hour: i % 24,
    reporter: 'resident',
  };
}

function pick(records: readonly FactRecord[], i: number): FactRecord {
  return records[i % records.length] ?? {};
}

/** Warmed up for a quarter of the time. Per second of the processor: what others do on the machine does not count. */
function perSecondNow(act: (i: number) => unknown): number {
  let kept: unknown;
  const run = (seconds: number): number => {
    const start = processorSeconds();
    let count = 0;
    while (processorSeconds() - start < seconds) for (let i = 0; i < 500; i++) kept = act(count++);
    return count / (processorSeconds() - start);
  };
  run(SECONDS / 4);
  const result = run(SECONDS);
  return kept === run ? 0 : result;
}

async function perSecond(act: (i: number) => Promise<unknown>): Promise<number> {
  const run = async (seconds: number): Promise<number> => {
    const start = processorSeconds();
    let count = 0;
    while (processorSeconds() - start < seconds) for (let i = 0; i < 10; i++) await act(count++);
    return count / (processorSeconds() - start);
  };
  await run(SECONDS / 4);
  return run(SECONDS);
}

function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Milliseconds of the processor: the middle of nine. */
function timed(act: () => unknown): number {
  const times = Array.from({ length: 9 }, () => {
    const start = processorSeconds();
    act();
    return (processorSeconds() - start) * 1000;
  });
  return times.sort((a, b) => a - b)[4] ?? 0;
}

function round(value: number): number {
  return Math.round(value);
}
