import { type BpmnElement, child, children, text } from '../bpmn/element.js';
import { readBpmn } from '../bpmn/readBpmn.js';
import type { Localized } from '../domain/localized.js';
import { stageNameOf } from './stage.js';

/** What a diagram says about an element for people; records carry none of it. */
export interface ElementNotes {
  name: Localized;
  stage: string | null;
  stageName: Localized | null;
  /** 1 to 3 on the elements of an escalation. */
  tier: number | null;
  /** What the resident is told when the case gets here. */
  told: Localized | null;
}

/** Element id → notes. An element that the diagram does not have has none. */
export type DiagramNotes = ReadonlyMap<string, ElementNotes>;

/** Reads names and `zeebe:properties` (stage, tier, told.zh, told.en, name.en) of every element of a deployed diagram. */
export async function readNotes(xml: string): Promise<DiagramNotes> {
  const { elements } = await readBpmn(xml);
  return new Map(Array.from(elements, ([id, element]) => [id, notesOf(id, element)]));
}

function notesOf(id: string, element: BpmnElement): ElementNotes {
  const properties = propertiesOf(element);
  const name = text(element, 'name')?.trim() ?? id;
  const stage = properties.get('stage') ?? null;
  const told = properties.get('told.zh');
  return {
    name: { zh: name, en: properties.get('name.en') || name },
    stage,
    stageName: stage === null ? null : stageNameOf(stage, properties),
    tier: Number(properties.get('tier')) || null,
    told: told === undefined ? null : { zh: told, en: properties.get('told.en') ?? told },
  };
}

function propertiesOf(element: BpmnElement): Map<string, string> {
  const lists = children(child(element, 'extensionElements'), 'values').filter(
    ({ $type }) => $type === 'zeebe:Properties',
  );
  return new Map(
    lists
      .flatMap((list) => children(list, 'properties'))
      .map((property) => [text(property, 'name') ?? '', text(property, 'value') ?? '']),
  );
}
