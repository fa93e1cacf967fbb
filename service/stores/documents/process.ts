import type { Document } from './document.js';

/** A published diagram. Id: its processDefinitionKey. */
export interface ProcessDocument extends Document {
  processId: string;
  processVersion: number;
  name: string;
  /** The English name that the diagram carries; not there in older documents: it has none. */
  nameEn?: string;
  resourceName: string;
  xml: string;
  publishedAt: number;
  publishedBy: string | null;
  reason: string;
  /** Since when all its instances stand still; null or not there (older documents): they do not. */
  suspendedAt?: number | null;
}

/** What must be true of a process: its `*.scenario.yaml` files. Id: the process's id. */
export interface ScenariosDocument extends Document {
  items: readonly { name: string; text: string }[];
}

/** A form as it was deployed. Id: its key as user tasks name it. */
export interface FormDocument extends Document {
  schema: unknown;
}
