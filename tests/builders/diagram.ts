import { withWrittenFlows } from './writtenFlows.js';

/** A BPMN file around some elements of one process, `p` unless they bring their own. */
export function bpmn(content: string, around: { id?: string; root?: string } = {}): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions" targetNamespace="shaodao">
  <process id="${around.id ?? 'p'}" isExecutable="true">${withWrittenFlows(content)}</process>${around.root ?? ''}
</definitions>`;
}

export function serviceTask(id: string, inside = ''): string {
  return `<serviceTask id="${id}"><extensionElements><zeebe:taskDefinition type="${id}"/></extensionElements>${inside}</serviceTask>`;
}

/** `flow('a -> b')`, with a condition if there is one. The id is that of both ends. */
export function flow(ends: string, condition?: string): string {
  const [source, target] = ends.split('->').map((end) => end.trim());
  const inside =
    condition === undefined
      ? ''
      : `<conditionExpression xsi:type="tFormalExpression">${condition}</conditionExpression>`;
  return `<sequenceFlow id="${source}_${target}" sourceRef="${source}" targetRef="${target}">${inside}</sequenceFlow>`;
}
