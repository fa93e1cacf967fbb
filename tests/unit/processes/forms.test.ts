import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const files = readdirSync('processes', { recursive: true, encoding: 'utf8' });
const readIn = (name: string) => readFileSync(join('processes', name), 'utf8');

describe('the forms of the processes', () => {
  const forms = files
    .filter((name) => name.endsWith('.form'))
    .map(
      (name) =>
        JSON.parse(readIn(name)) as { id: string; components: { key: string; properties?: Record<string, string> }[] },
    );

  it.each(files.filter((file) => file.endsWith('.bpmn')))('are all there for %s', (file) => {
    const known = new Set(forms.map((form) => form.id));
    const asked = [...readIn(file).matchAll(/formKey="([^"]+)"/g)].map((match) => match[1]);

    expect(asked.filter((key) => key === undefined || !known.has(key))).toEqual([]);
  });

  it('have an English label for every field', () => {
    const silent = forms.flatMap((form) =>
      form.components.filter((field) => !field.properties?.['label.en']).map((field) => `${form.id}.${field.key}`),
    );

    expect(silent).toEqual([]);
  });
});
