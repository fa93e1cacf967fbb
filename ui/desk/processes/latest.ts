import type { ProcessVersion } from '../../../service/contract/process.js';

/** The version that the next case takes. */
export function latestOf(versions: readonly ProcessVersion[]): ProcessVersion | undefined {
  return versions.reduce<ProcessVersion | undefined>(
    (latest, one) => (latest === undefined || one.version > latest.version ? one : latest),
    undefined,
  );
}
