import type { DutyList } from './dutyLists.js';
import { type Feature, featuresOf } from './features.js';

/** Smoothing: in how many duties of each department a piece is taken to stand beforehand. */
const PRIOR = 0.2;
/** Pieces of one text overlap, so their evidence is not independent: it is counted at this share. */
const DEPENDENCE = 0.5;

export interface Ranked {
  department: string;
  name: string;
  /** Share of the belief, 0 to 1; those of all departments add up to 1. */
  confidence: number;
  /** The words of the text that speak for it, the strongest first. */
  words: readonly string[];
}

/** A naive Bayes model over pieces of words, with every department equally likely beforehand. */
export class DepartmentModel {
  private readonly weights = new Map<string, Float64Array>();

  constructor(private readonly lists: readonly DutyList[]) {
    const counts = countsOf(lists);
    const totals = lists.map((_list, d) => [...counts.values()].reduce((sum, count) => sum + (count[d] ?? 0), 0));
    for (const [key, count] of counts) this.weights.set(key, weightsOf(count, totals));
  }

  /** All departments, the likeliest first. null: no piece of the text is known. */
  rank(text: string): Ranked[] | null {
    const features = featuresOf(text).filter(({ key }) => this.weights.has(key));
    if (features.length === 0) return null;
    const scores = this.lists.map((_list, d) => features.reduce((sum, { key }) => sum + this.weight(key, d), 0));
    const best = Math.max(...scores);
    const beliefs = scores.map((score) => Math.exp((score - best) * DEPENDENCE));
    const all = beliefs.reduce((sum, belief) => sum + belief, 0);
    return this.lists
      .map(({ department, name }, d) => ({
        department,
        name,
        confidence: (beliefs[d] ?? 0) / all,
        words: this.wordsFor(d, features, text),
      }))
      .sort((a, b) => b.confidence - a.confidence);
  }

  private weight(key: string, department: number): number {
    return this.weights.get(key)?.[department] ?? 0;
  }

  /** Overlapping pieces become one word; single characters count, but tell a reader nothing. */
  private wordsFor(department: number, features: readonly Feature[], text: string): string[] {
    const speaking = features
      .filter(({ key, start, end }) => end - start > 1 && this.weight(key, department) > 0)
      .sort((a, b) => a.start - b.start);
    const words: { start: number; end: number; weight: number }[] = [];
    for (const { key, start, end } of speaking) {
      const last = words.at(-1);
      const weight = this.weight(key, department);
      if (last !== undefined && start < last.end) {
        last.end = Math.max(last.end, end);
        last.weight += weight;
      } else words.push({ start, end, weight });
    }
    const strongest = words.sort((a, b) => b.weight - a.weight).slice(0, 5);
    return [...new Set(strongest.map(({ start, end }) => text.slice(start, end)))];
  }
}

/** Piece → in how many duties of each department it stands. A piece of a long duty says less than a duty of one piece. */
function countsOf(lists: readonly DutyList[]): Map<string, Float64Array> {
  const counts = new Map<string, Float64Array>();
  for (const [d, { duties }] of lists.entries()) {
    for (const duty of [...duties.zh, ...duties.en]) {
      const keys = new Set(featuresOf(duty).map((feature) => feature.key));
      for (const key of keys) {
        const count = counts.get(key) ?? new Float64Array(lists.length);
        count[d] = (count[d] ?? 0) + 1 / Math.sqrt(keys.size);
        counts.set(key, count);
      }
    }
  }
  return counts;
}

/**
 * How much more likely the piece is in each department than on average, as a logarithm. A piece that stands in one
 * duty may stand there by chance; one that stands in many does not.
 */
function weightsOf(count: Float64Array, totals: readonly number[]): Float64Array {
  const average = totals.reduce((sum, total) => sum + total, 0) / totals.length;
  const likely = count.map((n, d) => (n + PRIOR) / ((totals[d] ?? 0) + average));
  const mean = likely.reduce((sum, share) => sum + share, 0) / likely.length;
  return likely.map((share) => Math.log(share / mean));
}
