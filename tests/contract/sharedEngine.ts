import type { DeployedProcess, Engine } from '../../service/engine/port.js';
import type { AnyRecord } from '../../service/engine/records.js';
import { bpmn, flow } from '../builders/diagram.js';

/** An engine that runs, shared by all tests: each has names of its own. */
export interface OpenedEngine {
  engine: Engine;
  close(): Promise<void>;
}

export type Variables = Record<string, unknown>;
type RecordOf<T extends AnyRecord['valueType']> = Extract<AnyRecord, { valueType: T }>;

/** A key of the first partition that nothing has. */
export const GONE = '2251799813685247';

/** The engine under test, what it has recorded, and the process of the test that runs. */
export class SharedEngine {
  readonly records: AnyRecord[] = [];
  /** Of the process and of its jobs: another one in each test. */
  id = '';
  readonly #opened: OpenedEngine;
  #count = 0;

  constructor(opened: OpenedEngine) {
    this.#opened = opened;
    opened.engine.subscribe(new Map(), (batch) => {
      this.records.push(...batch);
      return Promise.resolve();
    });
  }

  get engine(): Engine {
    return this.#opened.engine;
  }

  nextTest(): void {
    this.#count += 1;
    this.id = `p${this.#count}`;
  }

  close(): Promise<void> {
    return this.#opened.close();
  }

  deploy(xml: string, name = `${this.id}.bpmn`): Promise<DeployedProcess[]> {
    return this.engine.deploy([{ name, content: Buffer.from(xml) }]);
  }

  task(inside = '', element = 'a'): string {
    return `<serviceTask id="${element}"><extensionElements><zeebe:taskDefinition type="${this.id}"/>
       <zeebe:taskHeaders><zeebe:header key="mark" value="x"/></zeebe:taskHeaders></extensionElements>${inside}</serviceTask>`;
  }

  oneTask(): string {
    const { id } = this;
    return bpmn(`<startEvent id="s"/>${this.task()}<endEvent id="e"/>${flow('s -> a')}${flow('a -> e')}`, { id });
  }

  start(variables: Variables = {}): Promise<string> {
    return this.engine.createInstance({ bpmnProcessId: this.id, variables });
  }

  /** The first record that fits, as soon as it has come. */
  async seen<T extends AnyRecord['valueType']>(
    valueType: T,
    intent: string,
    fits: (record: RecordOf<T>) => boolean = () => true,
  ): Promise<RecordOf<T>> {
    for (;;) {
      const found = this.records.find(
        (record): record is RecordOf<T> =>
          record.valueType === valueType &&
          record.intent === intent &&
          this.#isOurs(record) &&
          fits(record as RecordOf<T>),
      );
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async openJob(): Promise<string> {
    return (await this.seen('JOB', 'CREATED')).key;
  }

  ended(intent: 'ELEMENT_COMPLETED' | 'ELEMENT_TERMINATED'): Promise<RecordOf<'PROCESS_INSTANCE'>> {
    return this.seen('PROCESS_INSTANCE', intent, ({ value }) => value.bpmnElementType === 'PROCESS');
  }

  #isOurs({ value }: AnyRecord): boolean {
    return !('bpmnProcessId' in value) || value.bpmnProcessId === this.id;
  }
}
