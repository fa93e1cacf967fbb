import { z } from 'zod';

/**
 * The part of the Compose specification that our files use, as its published JSON schema has it
 * (github.com/compose-spec/compose-spec, schema/compose-spec.json, read 2026-11). A key that is not here is refused: it
 * is misspelled, or to be looked up there and added.
 */
const duration = z.string().regex(/^(?:\d+(?:h|m|s|ms|us))+$/);
const bytes = z.string().regex(/^\d+(?:b|k|m|g|kb|mb|gb)$/i);
const command = z.union([z.string(), z.array(z.string())]);
const name = z.string().regex(/^[a-zA-Z0-9._-]+$/);
/** A number or a switch without quotes would become another text on its way. */
const environment = z.record(z.string().regex(/^[A-Z][A-Z0-9_]*$/), z.string());

const dependsOn = z.union([
  z.array(name),
  z.record(
    name,
    z.strictObject({
      condition: z.enum(['service_started', 'service_healthy', 'service_completed_successfully']),
      required: z.boolean().optional(),
      restart: z.boolean().optional(),
    }),
  ),
]);

const service = z.strictObject({
  image: z.string().optional(),
  build: z.union([z.string(), z.strictObject({ context: z.string(), dockerfile: z.string().optional() })]).optional(),
  command: command.optional(),
  environment: environment.optional(),
  ports: z.array(z.string().regex(/^(?:[\d.]+:)?\d+:\d+$/)).optional(),
  volumes: z.array(z.string().regex(/^[^:]+:\/[^:]+(?::(?:ro|rw))?$/)).optional(),
  depends_on: dependsOn.optional(),
  healthcheck: z
    .strictObject({
      test: z.union([z.string(), z.tuple([z.enum(['CMD', 'CMD-SHELL'])], z.string())]),
      interval: duration,
      timeout: duration,
      retries: z.int().positive(),
      start_period: duration.optional(),
    })
    .optional(),
  networks: z.record(name, z.strictObject({ aliases: z.array(name) })).optional(),
  profiles: z.array(name).min(1).optional(),
  stop_grace_period: duration.optional(),
  logging: z.strictObject({ driver: z.string(), options: z.record(z.string(), z.string()) }).optional(),
  restart: z.union([z.enum(['no', 'always', 'unless-stopped']), z.string().regex(/^on-failure(?::\d+)?$/)]).optional(),
  mem_limit: bytes.optional(),
  deploy: z
    .strictObject({
      resources: z.strictObject({
        limits: z.strictObject({ cpus: z.string().regex(/^\d+(?:\.\d+)?$/), memory: bytes }),
      }),
    })
    .optional(),
});

/** Keys that begin with x- are the writer's own. */
export const composeFile = z
  .record(z.string(), z.unknown())
  .transform((file) => Object.fromEntries(Object.entries(file).filter(([key]) => !key.startsWith('x-'))))
  .pipe(z.strictObject({ services: z.record(name, service), volumes: z.record(name, z.null()).optional() }));
export type ComposeFile = z.output<typeof composeFile>;
