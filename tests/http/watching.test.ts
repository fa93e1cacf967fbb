/** What docs/deploying.md tells an operator to watch and to set is there. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { parse } from 'yaml';
import { type Office, openOffice } from '../builders/office.js';

const page = readFileSync('docs/deploying.md', 'utf8');
const named = (text: string, pattern: RegExp) => [...new Set(text.match(pattern))].sort();

describe('what an operator is told to watch', () => {
  let office: Office;
  let metrics: string;
  beforeAll(async () => {
    office = await openOffice();
    metrics = (await request(office.app).get('/metrics')).text;
  });
  afterAll(() => office.close());

  it.each(named(page, /\b(?:shaodao|nodejs|process)_[a-z0-9_]+\b/g))('%s is a metric of a node', (name) => {
    const family = name.replace(/_(?:bucket|sum|count)$/, '');

    expect(metrics).toMatch(new RegExp(`^# TYPE (?:${name}|${family} histogram)`, 'm'));
  });

  it('is asked in alarms that a rule file can hold, each with its own name', () => {
    const [, text = ''] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
    const { groups } = parse(text) as { groups: { rules: { alert: string; expr: string }[] }[] };
    const rules = groups.flatMap((group) => group.rules);

    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
    for (const { expr } of rules) expect(expr).toMatch(/\b(?:shaodao|nodejs|zeebe)_[a-z_]+/);
  });

  it.each(named(page, /\bSHAODAO_[A-Z_]+\b/g))('%s is a setting of the service', (name) => {
    expect(readFileSync('service/config.ts', 'utf8')).toContain(`${name}:`);
  });
});
