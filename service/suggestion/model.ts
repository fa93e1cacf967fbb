import type { DutyList } from './dutyLists.js';
import { type Feature, featuresOf } from './features.js';

/** Smoothing: in how many duties of each department a piece is taken to stand beforehand. How it was found: docs/suggestion.md. */
const PRIOR = 0.06;
/**
 * Pieces of one text overlap, so their evidence is not independent: n of them count as this many times the root of n.
 * That keeps the confidence of a long text comparable with that of a short one.
 */
const INDEPENDENT = 1.5;

export interface Ranked {
  department: string;
  name: string;
  /** Share of the belief, 0 to 1; those of all departments add up to 1. */
  confidence: number;
  /** The words of the text that speak for it, the strongest first. */
  words: readonly string[];
}

/** Piece → how much more likely it is in each department than on average, as a logarithm. */
type Weights = ReadonlyMap<string, readonly number[]>;

/** A naive Bayes model over pieces of words, with every department equally likely beforehand. */
export class DepartmentModel {
  /** Of each department: piece → in how many of its duties the piece stands. Most stand in one department's alone. */
  private readonly counts: readonly ReadonlyMap<string, number>[];
  private readonly totals: readonly number[];

  constructor(private readonly lists: readonly DutyList[]) {
    this.counts = lists.map(({ duties }) => countsIn([...duties.zh, ...duties.en]));
    this.totals = this.counts.map((count) => sumOf([...count.values()]));
  }

  /** All departments, the likeliest first. null: no piece of the text is known. */
  rank(text: string): Ranked[] | null {
    const features = featuresOf(text).filter(({ key }) => this.counts.some((count) => count.has(key)));
    // What is said twice is not twice as true.
    const weights: Weights = new Map(features.map(({ key }) => [key, this.weightsOf(key)]));
    if (weights.size === 0) return null;
    const scores = this.lists.map((_list, d) => sumOf([...weights.values()].map((weight) => weight[d] ?? 0)));
    const best = Math.max(...scores);
    const share = INDEPENDENT / Math.sqrt(weights.size);
    const beliefs = scores.map((score) => Math.exp((score - best) * share));
    const all = sumOf(beliefs);
    return this.lists
      .map(({ department, name }, d) => ({
        department,
        name,
        confidence: (beliefs[d] ?? 0) / all,
        words: wordsFor(d, { features, weights, text }),
      }))
      .sort((a, b) => b.confidence - a.confidence);
  }

  /** A piece that stands in one duty may stand there by chance; one that stands in many does not. */
  private weightsOf(key: string): number[] {
    const average = sumOf(this.totals) / this.totals.length;
    const likely = this.totals.map((total, d) => ((this.counts[d]?.get(key) ?? 0) + PRIOR) / (total + average));
    const mean = sumOf(likely) / likely.length;
    return likely.map((share) => Math.log(share / mean));
  }
}

/** A piece of a long duty says less than a duty of one piece. */
function countsIn(duties: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const duty of duties) {
    const keys = new Set(featuresOf(duty).map(({ key }) => key));
    const part = 1 / Math.sqrt(keys.size);
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + part);
  }
  return counts;
}

/** Overlapping pieces become one word; single characters count, but tell a reader nothing. */
function wordsFor(
  department: number,
  { features, weights, text }: { features: readonly Feature[]; weights: Weights; text: string },
): string[] {
  const weightOf = ({ key }: Feature) => weights.get(key)?.[department] ?? 0;
  const speaking = features
    .filter((feature) => feature.end - feature.start > 1 && weightOf(feature) > 0)
    .sort((a, b) => a.start - b.start);
  const words: { start: number; end: number; weight: number }[] = [];
  for (const feature of speaking) {
    const last = words.at(-1);
    if (last !== undefined && feature.start < last.end) {
      last.end = Math.max(last.end, feature.end);
      last.weight += weightOf(feature);
    } else words.push({ start: feature.start, end: feature.end, weight: weightOf(feature) });
  }
  const strongest = words.sort((a, b) => b.weight - a.weight).slice(0, 5);
  return [...new Set(strongest.map(({ start, end }) => text.slice(start, end)))];
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);
