/**
 * A process, what happens to it, what must be true: the one format for examples beside a diagram, tests of the engine,
 * the studio's 'try it' and the comparison of the two engines. docs/scenarios.md says what each part means.
 */
import { parse as parseYaml, YAMLParseError } from 'yaml';
import { z } from 'zod';
import type { Localized } from '../domain/localized.js';
import { addDuration } from './isoDuration.js';

const variables = z.record(z.string(), z.unknown());
const retries = z.number().int();
/** What zod cannot say by itself. */
const inChinese = {
  'expected a time with its offset, such as 2026-03-02T09:00:00+08:00':
    '应为带时区的时间，如 2026-03-02T09:00:00+08:00',
  'expected a duration such as PT3H or P1D': '应为时长，如 PT3H 或 P1D',
  "expected one of {complete: {…}}, {fail: {retries, message}}, {throwError: {code, message, variables}} or 'leave'":
    '应为 {complete: {…}}、{fail: {retries, message}}、{throwError: {code, message, variables}} 或 leave 之一',
  'expected at most one of message, signal, timer and elements': 'message、signal、timer、elements 最多写一个',
} as const;
const says = (error: keyof typeof inChinese) => ({ error });

const instant = z.iso.datetime({
  offset: true,
  ...says('expected a time with its offset, such as 2026-03-02T09:00:00+08:00'),
});
const duration = z
  .string()
  .refine((text) => addDuration(0, text) !== undefined, says('expected a duration such as PT3H or P1D'));
const elementId = z.string().min(1);
const version = z.number().int().min(1);

const failure = { retries: retries.default(0), message: z.string().default('') };
const thrown = { code: z.string().default(''), message: z.string().default(''), variables: variables.default({}) };

const answer = z.union(
  [
    z.literal('leave'),
    z.strictObject({ complete: variables }),
    z.strictObject({ fail: z.strictObject(failure) }),
    z.strictObject({ throwError: z.strictObject(thrown) }),
  ],
  says(
    "expected one of {complete: {…}}, {fail: {retries, message}}, {throwError: {code, message, variables}} or 'leave'",
  ),
);

const publish = z.strictObject({
  name: z.string(),
  key: z.coerce.string().default(''),
  variables: variables.default({}),
  ttl: duration.optional(),
  id: z.string().optional(),
});
const signal = z.strictObject({ name: z.string(), variables: variables.default({}) });

/** Each step is known by its first key. */
const steps = {
  complete: z.strictObject({ complete: elementId, variables: variables.default({}) }),
  fail: z.strictObject({ fail: elementId, ...failure, variables: variables.optional() }),
  throwError: z.strictObject({ throwError: elementId, ...thrown }),
  advance: z.strictObject({ advance: duration }),
  publish: z.strictObject({ publish }),
  signal: z.strictObject({ signal }),
  resolve: z.strictObject({ resolve: elementId, variables: variables.default({}), retries: retries.default(1) }),
  set: z.strictObject({ set: elementId, variables }),
  cancel: z.strictObject({ cancel: z.literal(true) }),
  deploy: z.strictObject({ deploy: z.string().min(1) }),
  modify: z.strictObject({
    modify: z.strictObject({ activate: z.array(elementId).default([]), terminate: z.array(elementId).default([]) }),
    variables: variables.default({}),
  }),
  suspend: z.strictObject({ suspend: z.literal(true) }),
  resume: z.strictObject({ resume: z.literal(true) }),
  migrate: z.strictObject({
    migrate: z.strictObject({ to: version, mapping: z.record(elementId, elementId).default({}) }),
  }),
};

type StepKind = keyof typeof steps;
export type Step = { [K in StepKind]: z.output<(typeof steps)[K]> & { kind: K } }[StepKind];

/** A step's own schema is asked within, so that it has to be told the language. */
const stepIn = (language: Language) =>
  z.record(z.string(), z.unknown()).transform((raw, context): Step => {
    const kind = (Object.keys(steps) as StepKind[]).find((name) => Object.hasOwn(raw, name));
    if (!kind) {
      const known = Object.keys(steps).join(', ');
      const message = { en: `expected a step: one of ${known}`, zh: `应为步骤，即 ${known} 之一` }[language];
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    }
    const parsed = steps[kind].safeParse(raw, settings[language]);
    if (parsed.success) return { kind, ...parsed.data } as Step;
    for (const { path, message } of parsed.error.issues) {
      context.addIssue({ code: 'custom', path: [...path], message });
    }
    return z.NEVER;
  });

type Language = keyof Localized;
const settings = { en: {}, zh: { error: z.locales.zhCN().localeError } };

const start = z
  .strictObject({
    at: instant.optional(),
    message: z.strictObject({ name: z.string(), key: z.coerce.string().default('') }).optional(),
    signal: z.strictObject({ name: z.string() }).optional(),
    timer: z.literal(true).optional(),
    elements: z.array(elementId).min(1).optional(),
    version: version.optional(),
    variables: variables.default({}),
  })
  .refine(
    (given) => [given.message, given.signal, given.timer, given.elements].filter(Boolean).length <= 1,
    says('expected at most one of message, signal, timer and elements'),
  );

const elements = z.array(elementId);
const incident = z.strictObject({ element: elementId, type: z.string() });

const expectation = z.strictObject({
  state: z.enum(['active', 'completed', 'canceled', 'rejected']).optional(),
  completed: elements.optional(),
  completedInOrder: elements.optional(),
  terminated: elements.optional(),
  active: elements.optional(),
  jobs: elements.optional(),
  incidents: z.array(incident).optional(),
  variables: variables.optional(),
});

const schemaIn = (language: Language) =>
  z.strictObject({
    process: z.string().min(1),
    files: z.array(z.string().min(1)).default([]),
    start: start.default({ variables: {} }),
    answer: z.record(z.string(), answer).default({}),
    steps: z.array(stepIn(language)).default([]),
    expect: expectation.default({}),
  });
const schemas = { en: schemaIn('en'), zh: schemaIn('zh') };

export type Scenario = z.output<typeof schemas.en>;
export type Answer = z.output<typeof answer>;
export type Expectation = z.output<typeof expectation>;

/** The files that its steps deploy, as it names them. */
export const deployedLater = ({ steps: taken }: Scenario): string[] =>
  taken.flatMap((step) => (step.kind === 'deploy' ? [step.deploy] : []));

/** The text is no scenario. Each problem names its place in the file: `steps[1].variables: …`. */
export class ScenarioFault extends Error {
  override readonly name = 'ScenarioFault';

  constructor(readonly problems: readonly Localized[]) {
    super(problems.map(({ en }) => en).join('\n'));
  }
}

/** Reads YAML; JSON is a part of it. Throws ScenarioFault. */
export function parseScenario(text: string): Scenario {
  const raw = readYaml(text);
  const parsed = schemas.en.safeParse(raw);
  if (parsed.success) return parsed.data;
  const chinese = schemas.zh.safeParse(raw, settings.zh).error?.issues ?? [];
  const problems = parsed.error.issues.map(({ path, message }, place) => ({
    en: `${placeOf(path) || 'the scenario'}: ${message}`,
    zh: `${placeOf(path) || '样例'}：${chineseOf(message) ?? chinese[place]?.message ?? message}`,
  }));
  throw new ScenarioFault(problems);
}

const chineseOf = (message: string): string | undefined =>
  Object.entries(inChinese).find(([english]) => english === message)?.[1];

function readYaml(text: string): unknown {
  try {
    return parseYaml(text, { maxAliasCount: 100 });
  } catch (error) {
    if (!(error instanceof YAMLParseError) && !(error instanceof ReferenceError)) throw error;
    const en = error.message.split('\n', 1)[0] ?? '';
    const line = error instanceof YAMLParseError ? error.linePos?.[0].line : undefined;
    throw new ScenarioFault([{ en, zh: line === undefined ? '不是有效的 YAML' : `第 ${line} 行起不是有效的 YAML` }]);
  }
}

const placeOf = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
