import type { Config } from '../config.js';
import { openEmbeddedEngine } from '../engine/embedded/engine.js';
import type { EngineParts, RunningEngine } from './runningEngine.js';

/** The engine that the settings name. A broker that is not there yet is waited for. */
export async function composeEngine(settings: Config['engine'], parts: EngineParts): Promise<RunningEngine> {
  if (settings !== 'embedded') {
    // A client of a broker takes its time to load, and one machine has no use for it.
    const { composeBroker } = await import('./broker.js');
    return composeBroker(settings, parts);
  }
  const engine = await openEmbeddedEngine({ ...parts.local.open(), clock: parts.clock });
  const { withinUnit } = engine;
  return { engine, partitions: 1, withinUnit, idle: () => engine.idle(), close: () => engine.close() };
}
