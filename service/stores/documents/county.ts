import type { CalendarYear } from '../../domain/calendarYear.js';
import type { Catalogue } from '../../domain/catalogue.js';
import type { Localized } from '../../domain/localized.js';
import type { Situation } from '../../domain/situation.js';
import type { Document } from './document.js';

export interface OrganisationDocument extends Document {
  kind: string;
  name: Localized;
  parent: string | null;
  point: { lat: number; lng: number } | null;
  /** Not there: documents of older installations. */
  area?: 'town' | 'village' | null;
  /** UTC milliseconds; null: still valid. */
  validFrom: number;
  validTo: number | null;
  successor: string | null;
}

/** A published or imported table. Id: its version. The one that was taken in last is in force. */
export interface CatalogueDocument extends Document {
  source: string;
  importedAt: number;
  items: Catalogue['items'];
}

/** A year of the working calendar as a notice announced it. Id: its version. Of one year, the one taken in last counts. */
export interface CalendarDocument extends Document, Omit<CalendarYear, 'version'> {
  importedAt: number;
}

/** What holds in the whole county. Id: `county`. */
export interface SituationDocument extends Document, Situation {
  since: number;
  by: string;
  reason: string;
}
