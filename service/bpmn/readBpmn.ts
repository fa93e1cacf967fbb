import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import { RecentlyUsed } from '../domain/recentlyUsed.js';
import { fromAscii, toAscii } from './ascii.js';
import type { BpmnElement } from './element.js';

/** A BPMN file as it was read; nobody changes it. */
export interface BpmnFile {
  readonly root: BpmnElement;
  /** Everything in it that has an id. */
  readonly elements: ReadonlyMap<string, BpmnElement>;
}

/** moddle knows but one way to write true. The broker takes `TRUE` as well in its extensions, so these stay texts. */
const asTexts = {
  ...zeebe,
  types: zeebe.types.map((type) => ({
    ...type,
    properties: type.properties?.map((one) => (one.type === 'Boolean' ? { ...one, type: 'String' } : one)),
  })),
};
const moddle = new BpmnModdle({ zeebe: asTexts });

/** By their text: the engine and the views read the same file, one soon after the other. */
const readLately = new RecentlyUsed<BpmnFile>(16);

/** Rejects what is no XML or no BPMN. */
export async function readBpmn(xml: string): Promise<BpmnFile> {
  const known = readLately.get(xml);
  if (known) return known;
  const { rootElement: root, elementsById } = await moddle.fromXML(toAscii(xml));
  const file = { root, elements: new Map(Object.entries(elementsById).map(([id, one]) => [fromAscii(id), one])) };
  readLately.set(xml, file);
  return file;
}
