import { isTextFieldEntryEdited, TextFieldEntry } from '@bpmn-io/properties-panel';
import { useService } from 'bpmn-js-properties-panel';
import { type ModdleElement, type OtherName, otherName } from './otherNames.js';

/** Adds to the panel, below the name as it is drawn, the name in the other language. */
export function otherNameField(label: string, property: OtherName) {
  const Field = ({ element, id }: { element: Drawn; id: string }) => {
    const modeling = useService('modeling');
    const factory = useService('bpmnFactory');
    return TextFieldEntry({
      element,
      id,
      label,
      debounce: useService('debounceInput'),
      getValue: ({ businessObject }: Drawn) => otherName(businessObject, property)?.value ?? '',
      setValue: (value: string | undefined) => {
        const extensionElements = withName(element.businessObject, { factory, property, value: value ?? '' });
        modeling.updateProperties(element, { extensionElements });
      },
    });
  };
  const entry = { id: 'otherName', component: Field, isEdited: isTextFieldEntryEdited };
  class Provider {
    static readonly $inject = ['propertiesPanel'];

    constructor(panel: Panel) {
      panel.registerProvider(LOW_PRIORITY, this);
    }

    getGroups() {
      return (groups: Group[]) =>
        groups.map((group) => (group.id === 'general' ? { ...group, entries: belowName(group.entries) } : group));
    }
  }
  const belowName = (entries: Group['entries']) => entries.flatMap((one) => (one.id === 'name' ? [one, entry] : [one]));
  return { __init__: ['otherNameField'], otherNameField: ['type', Provider] };
}

/** After the panel's own groups are there. */
const LOW_PRIORITY = 400;

/** New extension elements that differ by the name alone; an empty name takes the property away. */
function withName(
  { extensionElements }: ModdleElement,
  { factory, property, value }: { factory: Factory; property: OtherName; value: string },
): ModdleElement {
  const before = extensionElements?.values ?? [];
  const isList = ({ $type }: ModdleElement) => $type === 'zeebe:Properties';
  const listed = before.filter(isList).flatMap(({ properties }) => properties ?? []);
  const others = listed.filter(({ name }) => name !== property);
  const all = value === '' ? others : [...others, factory.create('zeebe:Property', { name: property, value })];
  const list = all.length === 0 ? [] : [factory.create('zeebe:Properties', { properties: all })];
  return factory.create('bpmn:ExtensionElements', { values: [...before.filter((one) => !isList(one)), ...list] });
}

interface Drawn {
  businessObject: ModdleElement;
}
type Factory = ReturnType<typeof useService<'bpmnFactory'>>;
interface Group {
  id: string;
  entries: { id: string }[];
}
interface Panel {
  registerProvider(priority: number, provider: object): void;
}
