import { z } from 'zod';
import { api } from '../contract/api.js';
import type { Route } from '../contract/route.js';
import { Problem } from '../contract/problem.js';

/** The OpenAPI 3.1 document of the contract: nothing in it is written by hand, so it cannot fall behind. */
export function openApiDocument() {
  const schemas = new Schemas();
  const problem = {
    description: 'What went wrong, in zh and en',
    content: { 'application/problem+json': { schema: schemas.refer(Problem, 'output') } },
  };
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [operationId, route] of Object.entries<Route>(api)) {
    const { method, path, summary, allowed, status } = route;
    (paths[path] ??= {})[method] = {
      operationId,
      summary,
      tags: [path.split('/')[1]],
      ...(allowed === 'anyone' ? {} : { security: [{ session: [] }], 'x-roles': allowed }),
      parameters: parametersOf(route, schemas),
      ...bodyOf(route, schemas),
      responses: { [status]: { description: summary, ...answerOf(route, schemas) }, default: problem },
    };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Shaodao 哨到', version: '1', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/api' }],
    paths,
    components: {
      schemas: schemas.named,
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'shaodao' } },
    },
  };
}

/** Schemas as the document shows them: those with an id in the contract once, under their name. */
class Schemas {
  readonly named: Record<string, unknown> = {};

  refer(schema: z.ZodType, io: 'input' | 'output'): unknown {
    // As the one place of a list, so that the schema itself is referred to by name as well.
    const { $defs, prefixItems } = JSON.parse(
      JSON.stringify(z.toJSONSchema(z.tuple([schema]), { io })).replaceAll('#/$defs/', '#/components/schemas/'),
    ) as { $defs?: Record<string, unknown>; prefixItems: [unknown] };
    Object.assign(this.named, $defs);
    return prefixItems[0];
  }
}

function parametersOf({ method, path, allowed, query, onceOnly }: Route, schemas: Schemas): unknown[] {
  const text = { type: 'string' };
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    in: 'path',
    name,
    required: true,
    schema: text,
  }));
  const inQuery = Object.entries<z.ZodType>(query?.shape ?? {}).map(([name, schema]) => ({
    in: 'query',
    name,
    required: false,
    schema: schemas.refer(schema, 'output'),
  }));
  const csrf = { in: 'header', name: 'X-CSRF-Token', required: false, schema: text };
  return [
    ...inPath,
    ...inQuery,
    ...(onceOnly ? [idempotencyKey] : []),
    ...(method === 'get' || allowed === 'anyone' ? [] : [csrf]),
  ];
}

const idempotencyKey = {
  in: 'header',
  name: 'Idempotency-Key',
  description:
    'Of your own choice, 8 characters at least: sent again under the same key, by the same person to the same place, it is carried out once. With another body it is refused (REQUEST_REUSED).',
  required: false,
  schema: { type: 'string' },
};

const bytes = { type: 'string', format: 'binary' };

function bodyOf({ carries, body }: Route, schemas: Schemas): object {
  if (carries === 'upload') {
    const form = { type: 'object', required: ['file'], properties: { file: bytes } };
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema: form } } } };
  }
  if (!body) return {};
  return { requestBody: { required: true, content: { 'application/json': { schema: schemas.refer(body, 'input') } } } };
}

function answerOf({ carries, answer }: Route, schemas: Schemas): object {
  if (carries === 'file') return { content: { '*/*': { schema: bytes } } };
  if (!answer) return {};
  const mediaType = carries === 'events' ? 'text/event-stream' : 'application/json';
  return { content: { [mediaType]: { schema: schemas.refer(answer, 'output') } } };
}
