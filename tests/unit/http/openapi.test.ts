import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import openapiTS, { astToString } from 'openapi-typescript';
import { api } from '../../../service/contract/api.js';
import type { Route } from '../../../service/contract/route.js';
import { openApiDocument } from '../../../service/http/openapi.js';

describe('OpenAPI document', () => {
  it('says what each route of the contract answers and who may ask', () => {
    const { paths } = openApiDocument();

    for (const [name, route] of Object.entries<Route>(api)) {
      const operation = paths[route.path]?.[route.method];
      expect(operation).toMatchObject({ operationId: name, responses: { [route.status]: {} } });
      expect(JSON.stringify(operation).includes('"security"')).toBe(route.allowed !== 'anyone');
    }
  });

  it('refers to no schema that it does not contain', () => {
    const document = openApiDocument();

    const references = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(
      ([, name]) => name,
    );

    expect(Object.keys(document.components.schemas)).toEqual(expect.arrayContaining(references));
  });

  it('is what the client in ui/shared/generated was made from (npm run openapi)', async () => {
    const generated = await readFile('ui/shared/generated/api.d.ts', 'utf8');

    const types = astToString(await openapiTS(JSON.stringify(openApiDocument()), { defaultNonNullable: false }));

    expect(generated).toContain(types);
  });
});
