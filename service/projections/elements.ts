import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
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

const moddle = new BpmnModdle({ zeebe });

/** Reads names and `zeebe:properties` (stage, tier, told.zh, told.en, name.en) of every element of a deployed diagram. */
export async function readNotes(xml: string): Promise<DiagramNotes> {
  const { elementsById } = await moddle.fromXML(xml);
  return new Map(Object.entries(elementsById).map(([id, element]) => [id, notesOf(id, element)]));
}

function notesOf(id: string, element: object): ElementNotes {
  const properties = propertiesOf(element);
  const name = textOf(element, 'name')?.trim() ?? id;
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

function propertiesOf(element: object): Map<string, string> {
  const extensions = listOf(Reflect.get(element, 'extensionElements'), 'values');
  const properties = extensions.filter((extension) => Reflect.get(extension, '$type') === 'zeebe:Properties');
  return new Map(
    properties
      .flatMap((list) => listOf(list, 'properties'))
      .map((property) => [textOf(property, 'name') ?? '', textOf(property, 'value') ?? '']),
  );
}

function textOf(element: object, name: string): string | undefined {
  const value: unknown = Reflect.get(element, name);
  return typeof value === 'string' ? value : undefined;
}

function listOf(element: unknown, name: string): object[] {
  if (typeof element !== 'object' || element === null) return [];
  const value: unknown = Reflect.get(element, name);
  return Array.isArray(value) ? value.filter((item): item is object => typeof item === 'object' && item !== null) : [];
}
