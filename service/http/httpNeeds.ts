import type { Needs } from '../application/needs.js';
import type { Health } from '../ops/health.js';
import type { Logger } from '../ops/logging.js';
import type { Metrics } from '../ops/metrics.js';

/** What the use cases need, and what only the HTTP side does. */
export interface HttpNeeds extends Needs {
  health: Health;
  metrics: Metrics;
  metricsToken: string | null;
  /** The proxies whose word about the caller is believed. */
  proxy: string;
  log: Logger;
  /** The folder of the built pages. */
  ui: string;
}
