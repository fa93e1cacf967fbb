import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { type Calendar, endOf } from '../domain/calendar.js';
import type { Stores } from '../stores/port.js';

/** What Prometheus reads at /metrics. */
export interface Metrics {
  registry: Registry;
  /** Seconds from the request's first byte to the answer's last, by route of the contract. */
  httpSeconds: Histogram<'route' | 'method' | 'status'>;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const httpSeconds = new Histogram({
    name: 'shaodao_http_request_seconds',
    help: 'Time to answer, by route',
    labelNames: ['route', 'method', 'status'] as const,
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  return { registry, httpSeconds };
}

/** Cases that have something to tell to the engine or the timeline: many for long means that one of them does not answer. */
export function watchOutboxes({ registry }: Metrics, stores: Stores): void {
  new Gauge({
    name: 'shaodao_outboxes',
    help: 'Cases that have something to tell',
    registers: [registry],
    async collect() {
      const waiting = await stores
        .collection('cases')
        .count({ 'outbox.0.id': { gt: '' } })
        .catch(() => Number.NaN);
      this.set(waiting);
    },
  });
}

/** An alarm can ask long before: reports whose deadline lies beyond wait until the next year is imported. */
export function tellCalendarEnd({ registry }: Metrics, calendar: Calendar): void {
  new Gauge({
    name: 'shaodao_calendar_end_seconds',
    help: 'Unix time at which the working calendar ends',
    registers: [registry],
    collect() {
      this.set(endOf(calendar) / 1000);
    },
  });
}
