/** Packages of the diagram tools that bring no types: only what we call. */
declare module '@camunda/linting' {
  export class Linter {
    constructor(options: { modeler: 'web'; type: 'cloud'; plugins: object[] });
    lint(definitions: unknown): Promise<{ id: string; message: string }[]>;
  }
}
declare module '@camunda/linting/modeler' {
  const lintingModule: Record<string, never>;
  export default lintingModule;
}
declare module 'bpmn-js-properties-panel' {
  export const BpmnPropertiesPanelModule: Record<string, never>;
  export const BpmnPropertiesProviderModule: Record<string, never>;
  export const ZeebePropertiesProviderModule: Record<string, never>;
  interface Services {
    modeling: { updateProperties(element: object, properties: object): void };
    bpmnFactory: { create(type: string, attributes: object): { $type: string } };
    debounceInput: unknown;
  }
  /** What the diagram tool gives to the entries of its panel. */
  export function useService<Name extends keyof Services>(name: Name): Services[Name];
}
declare module '@bpmn-io/properties-panel' {
  export function TextFieldEntry(field: object): unknown;
  export function isTextFieldEntryEdited(node: unknown): boolean;
}
declare module 'camunda-bpmn-js-behaviors/lib/camunda-cloud' {
  const zeebeBehaviors: Record<string, never>;
  export default zeebeBehaviors;
}
declare module 'bpmn-js-i18n-zh/lib/*' {
  const words: Record<string, string>;
  export default words;
}
