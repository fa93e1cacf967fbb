/** What every bench measures and says. */
import { cpus, loadavg } from 'node:os';

export interface Measured {
  perSecond: number;
  /** Of all threads of this process: what a machine that does other things as well cannot hide. */
  cpuMicrosecondsEach: number;
}

export async function measure(count: number, work: () => unknown): Promise<Measured> {
  const began = performance.now();
  const cpu = process.cpuUsage();
  await work();
  const seconds = (performance.now() - began) / 1000;
  const used = process.cpuUsage(cpu);
  return { perSecond: count / seconds, cpuMicrosecondsEach: (used.user + used.system) / count };
}

/** Prints what was found, with what else the machine had to do meanwhile. */
export function tell(found: Readonly<Record<string, unknown>>): void {
  const [load = 0] = loadavg();
  const machine = { processors: cpus().length, load, node: process.version };
  process.stdout.write(`${JSON.stringify({ ...found, machine }, rounded, 2)}\n`);
}

function rounded(_name: string, value: unknown): unknown {
  if (typeof value !== 'number') return value;
  return Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 100) / 100;
}

/** So many callers, each with one call under way, until all is done. */
export async function fromMany(
  callers: number,
  count: number,
  call: (place: number) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const caller = async () => {
    while (next < count) {
      next += 1;
      await call(next - 1);
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}
