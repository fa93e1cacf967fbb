/** What of bpmn-moddle 10 is used here; the package brings the types of its elements but none of its own. */
declare module 'bpmn-moddle' {
  interface Element {
    readonly $type: string;
    readonly id?: string;
  }

  export class BpmnModdle {
    constructor(packages: Readonly<Record<string, object>>);
    fromXML(xml: string): Promise<{ rootElement: Element }>;
  }
}
