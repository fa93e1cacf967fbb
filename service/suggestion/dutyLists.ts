import { z } from 'zod';
import agriculture from './duties/agriculture.json' with { type: 'json' };
import civilAffairs from './duties/civil-affairs.json' with { type: 'json' };
import commerce from './duties/commerce.json' with { type: 'json' };
import cultureTourism from './duties/culture-tourism.json' with { type: 'json' };
import ecology from './duties/ecology.json' with { type: 'json' };
import education from './duties/education.json' with { type: 'json' };
import emergency from './duties/emergency.json' with { type: 'json' };
import fireRescue from './duties/fire-rescue.json' with { type: 'json' };
import health from './duties/health.json' with { type: 'json' };
import healthcareSecurity from './duties/healthcare-security.json' with { type: 'json' };
import housing from './duties/housing.json' with { type: 'json' };
import humanResources from './duties/human-resources.json' with { type: 'json' };
import justice from './duties/justice.json' with { type: 'json' };
import marketRegulation from './duties/market-regulation.json' with { type: 'json' };
import naturalResources from './duties/natural-resources.json' with { type: 'json' };
import police from './duties/police.json' with { type: 'json' };
import powerSupply from './duties/power-supply.json' with { type: 'json' };
import transport from './duties/transport.json' with { type: 'json' };
import urbanManagement from './duties/urban-management.json' with { type: 'json' };
import water from './duties/water.json' with { type: 'json' };

/** What a department is there for, in the words of those who ask for it. Our own wording. */
export const DutyList = z.strictObject({
  department: z.string(),
  /** As people in the county say it. */
  name: z.string(),
  duties: z.strictObject({ zh: z.array(z.string()), en: z.array(z.string()) }),
});
export type DutyList = z.infer<typeof DutyList>;

/** One list for each of the county's twenty departments. */
export const dutyLists: readonly DutyList[] = [
  housing,
  urbanManagement,
  ecology,
  transport,
  education,
  humanResources,
  commerce,
  cultureTourism,
  health,
  police,
  emergency,
  marketRegulation,
  water,
  civilAffairs,
  naturalResources,
  agriculture,
  justice,
  healthcareSecurity,
  fireRescue,
  powerSupply,
];
