import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import { type Moddle, turned } from '../../../ui/desk/processes/otherNames.js';

const moddle: Moddle = new BpmnModdle({ zeebe });
const shipped = readdirSync('processes').map((id) => [id, readFileSync(join('processes', id, `${id}.bpmn`), 'utf8')]);

describe('a diagram that is drawn in English', () => {
  it.each(shipped)('%s has no Chinese name of a process, gateway, event, activity or flow', async (_id, xml) => {
    const { elementsById } = await moddle.fromXML(await turned(moddle, xml, ['name.en', 'name.zh']));

    const names = Object.values(elementsById).map(({ name = '' }) => name);
    expect(names.filter((name) => /\p{Script=Han}/u.test(name))).toEqual([]);
  });

  it.each(shipped)('%s is stored as it was before', async (_id, xml) => {
    const inEnglish = await turned(moddle, xml, ['name.en', 'name.zh']);

    const stored = await turned(moddle, inEnglish, ['name.zh', 'name.en']);

    const { rootElement } = await moddle.fromXML(xml);
    expect(stored).toBe((await moddle.toXML(rootElement, { format: true })).xml);
  });

  it('keeps the one name of an element that has no other', async () => {
    const xml = shipped[0]?.[1]?.replaceAll('name.en', 'note') ?? '';

    expect(await turned(moddle, xml, ['name.en', 'name.zh'])).toContain('name="回访"');
  });
});
