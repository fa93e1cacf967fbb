import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { engineRun } from '../../builders/engineRun.js';

const root = new URL('../../../processes/', import.meta.url);
const diagrams = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.bpmn'));

describe("the product's own diagrams", () => {
  it.each(diagrams)('%s is deployed', async (name) => {
    const run = await engineRun(readFileSync(new URL(name, root), 'utf8'));
    expect(run.records.some(({ valueType }) => valueType === 'PROCESS')).toBe(true);
    await run.close();
  });
});
