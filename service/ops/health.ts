import type { Stores } from '../stores/port.js';

export interface Health {
  /** Whether requests can be answered now, and what stands against it. */
  ready(): Promise<{ ok: boolean; problems: string[] }>;
}

/** Ready: the store answers. The engine is no condition: what it cannot take now waits in the outbox. */
export const createHealth = ({ stores }: { stores: Stores }): Health => ({
  async ready() {
    try {
      await stores.collection('watermarks').count({});
      return { ok: true, problems: [] };
    } catch (error) {
      return { ok: false, problems: [error instanceof Error ? error.message : String(error)] };
    }
  },
});
