import { z } from 'zod';
import type { Catalogue } from '../domain/catalogue.js';
import { DomainError } from '../domain/errors.js';
import { type OrgNode, parentKind, treeOn } from '../domain/organisation.js';
import { checkOrganisation } from '../domain/organisationCheck.js';
import { parseTimeLimit } from '../domain/timeLimit.js';
import catalogueFile from './catalogue.json' with { type: 'json' };
import organisationFile from './organisation.json' with { type: 'json' };
import peopleFile from './people.json' with { type: 'json' };
import reportsFile from './reports.json' with { type: 'json' };

/** A county to try the product on: invented, in the likeness of a small county on China's coast. */
export interface DemoCounty {
  readonly organisation: readonly OrgNode[];
  readonly people: readonly DemoPerson[];
  /** Every demo account has it. */
  readonly password: string;
  readonly catalogue: Catalogue;
  readonly reports: readonly DemoReport[];
}

type DemoPerson = z.infer<typeof Person>;
type DemoReport = z.infer<typeof Report>;

/** @throws DomainError FILE_UNREADABLE naming the first thing in the data that does not fit together */
export function demoCounty(): DemoCounty {
  const organisation = readPart('organisation.json', z.object({ nodes: z.array(Node) }), organisationFile).nodes;
  const { password, people } = readPart('people.json', People, peopleFile);
  const catalogue = readPart('catalogue.json', DemoCatalogue, catalogueFile);
  const { reports } = readPart('reports.json', z.object({ reports: z.array(Report) }), reportsFile);
  const county = { organisation, people, password, catalogue, reports };
  refuse(
    'organisation.json',
    checkOrganisation(organisation).map(({ id, problem }) => `${id}: ${problem}`),
  );
  refuse('people.json', strangers(county));
  refuse('catalogue.json', brokenItems(county));
  refuse('reports.json', brokenReports(county));
  return county;
}

const Text = z.string().trim().min(1);
const Slug = z.string().regex(/^[a-z0-9-]+$/);
const Localized = z.strictObject({ zh: Text, en: Text });
const ShanghaiDay = z.iso.date().transform((day) => Date.parse(`${day}T00:00:00+08:00`));

const Node = z.strictObject({
  id: Slug,
  kind: z.enum(Object.keys(parentKind) as (keyof typeof parentKind)[]),
  name: Localized,
  parent: Slug.nullable().default(null),
  point: z.strictObject({ lat: z.number(), lng: z.number() }).nullable().default(null),
  area: z.enum(['town', 'village']).nullable().default(null),
  validFrom: ShanghaiDay,
  validTo: ShanghaiDay.nullable().default(null),
  successor: Slug.nullable().default(null),
});

const Person = z.strictObject({
  login: Slug,
  name: Localized,
  organisation: Slug,
  roles: z.array(
    z.enum(['resident', 'gridMember', 'dispatcher', 'clerk', 'lead', 'convenor', 'supervisor', 'administrator']),
  ),
});
const People = z.strictObject({ password: Text, people: z.array(Person) });

const Item = z.strictObject({
  id: Slug,
  kind: z.enum(['component', 'matter']),
  category: Localized,
  name: Localized,
  department: Slug,
  level: z.enum(['grid', 'community', 'street', 'department']),
  limit: Text,
  filing: Text,
  closing: Text,
  handledBy: Text.nullable().default(null),
  authority: Text.nullable().default(null),
});
const DemoCatalogue = z.strictObject({ version: Text, source: Text, items: z.array(Item) });

const Report = z.strictObject({
  text: Text,
  itemId: Slug,
  gridId: Slug,
  placeKind: z.enum([
    'residential',
    'school',
    'hospital',
    'elderlyHome',
    'mainRoad',
    'market',
    'construction',
    'waterside',
    'other',
  ]),
  dangerToLife: z.boolean().default(false),
  /** 0: not said. */
  peopleAffected: z.int().nonnegative().default(0),
  injured: z.int().nonnegative().default(0),
});

function readPart<S extends z.ZodType>(file: string, schema: S, content: unknown): z.output<S> {
  const read = schema.safeParse(content);
  if (!read.success) throw new DomainError('FILE_UNREADABLE', { file, reason: z.prettifyError(read.error) });
  return read.data;
}

function refuse(file: string, problems: readonly string[]): void {
  if (problems.length > 0) throw new DomainError('FILE_UNREADABLE', { file, reason: problems.join('; ') });
}

function strangers({ people, organisation }: DemoCounty): string[] {
  const today = treeOn(organisation, Number.MAX_SAFE_INTEGER).nodes;
  return people.flatMap(({ login, organisation: id }) => (today.has(id) ? [] : [`${login}: no organisation ${id}`]));
}

function brokenItems({ catalogue, organisation }: DemoCounty): string[] {
  const departments = new Set(organisation.filter(({ kind }) => kind === 'department').map(({ id }) => id));
  return catalogue.items.flatMap(({ id, department, limit }) => {
    if (department !== null && !departments.has(department)) return [`${id}: no department ${department}`];
    if (limit !== null) parseTimeLimit(limit);
    return [];
  });
}

function brokenReports({ catalogue, organisation, reports }: DemoCounty): string[] {
  const items = new Set(catalogue.items.map(({ id }) => id));
  const grids = new Set(organisation.filter(({ kind }) => kind === 'grid').map(({ id }) => id));
  return reports.flatMap(({ text, itemId, gridId }) => [
    ...(items.has(itemId) ? [] : [`${text}: no item ${itemId}`]),
    ...(grids.has(gridId) ? [] : [`${text}: no grid ${gridId}`]),
  ]);
}
