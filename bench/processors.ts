import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';

/** One processor is the broker's, as if it had a machine of its own; everybody else has the others. */
const BROKERS = '0';
const OTHERS = `1-${cpus().length - 1}`;

/** Puts this process, and whatever it starts, beside the broker's processor. Says whether it could: Linux with two or more. */
export const leaveOneProcessor = (): boolean => keepOn(OTHERS, process.pid);

/** Gives a broker the processor that is left to it, where one is. */
export const giveItsOwn = (broker: number): boolean => keepOn(BROKERS, broker);

function keepOn(processors: string, pid: number): boolean {
  if (cpus().length < 2) return false;
  return spawnSync('taskset', ['--all-tasks', '--cpu-list', '--pid', processors, String(pid)]).status === 0;
}
