/** Diagrams that are measured. */

/** Start, so many service tasks in a row, end: the shape of Camunda's own one-task and ten-task measurements. */
export function tasksInARow(id: string, count: number): string {
  const names = Array.from({ length: count }, (_none, place) => `t${place}`);
  const tasks = names.map((name) => task(name)).join('');
  return bpmn(id, `<startEvent id="s"/>${tasks}<endEvent id="e"/>${flowsAlong(['s', ...names, 'e'])}`);
}

/** What a task carries in those measurements: about 700 bytes. */
export const PAYLOAD = { businessKey: 'case-0123456789', payload: 'x'.repeat(650) };

/** Waits for its timer, then ends. */
export const waiting = bpmn(
  'waiting',
  `<startEvent id="s"/><intermediateCatchEvent id="t"><timerEventDefinition>
     <timeDuration>PT24H</timeDuration></timerEventDefinition></intermediateCatchEvent><endEvent id="e"/>
   ${flowsAlong(['s', 't', 'e'])}`,
);

/**
 * Sixteen nodes of every kind that a case goes through: triage, a choice, two departments at once, a task with a limit,
 * a check, a correction that is seldom taken.
 */
export const caseDiagram = bpmn(
  'case',
  `<startEvent id="reported"/>${task('triage')}
   <exclusiveGateway id="level" default="toDepartments"/>${task('street')}
   <parallelGateway id="fork"/>${task('lead')}${task('coHandler')}
   <boundaryEvent id="late" attachedToRef="lead" cancelActivity="false"><outgoing>f12</outgoing><timerEventDefinition>
     <timeDuration>PT24H</timeDuration></timerEventDefinition></boundaryEvent>${task('remind')}<endEvent id="reminded"/>
   <parallelGateway id="join"/><exclusiveGateway id="merge"/>${task('check')}
   <exclusiveGateway id="passed" default="isPassed"/>${task('close')}<endEvent id="closed"/>
   ${flow('f1', 'reported', 'triage')}${flow('f2', 'triage', 'level')}
   ${flow('toStreet', 'level', 'street', 'level = "street"')}${flow('toDepartments', 'level', 'fork')}
   ${flow('f3', 'fork', 'lead')}${flow('f4', 'fork', 'coHandler')}${flow('f5', 'lead', 'join')}
   ${flow('f6', 'coHandler', 'join')}${flow('f7', 'join', 'merge')}${flow('f8', 'street', 'merge')}
   ${flow('f9', 'merge', 'check')}${flow('f10', 'check', 'passed')}${flow('isPassed', 'passed', 'close')}
   ${flow('again', 'passed', 'street', 'passed = false')}${flow('f11', 'close', 'closed')}
   ${flow('f12', 'late', 'remind')}${flow('f13', 'remind', 'reminded')}`,
);

/** Its workers, in the order in which a case meets them. */
export const caseTasks = ['triage', 'lead', 'coHandler', 'check', 'close'];

function bpmn(id: string, content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="bench">
  <process id="${id}" isExecutable="true">${content}</process>
</definitions>`;
}

function task(id: string): string {
  const type = /^t\d+$/.test(id) ? 'work' : id;
  return `<serviceTask id="${id}"><extensionElements><zeebe:taskDefinition type="${type}"/></extensionElements></serviceTask>`;
}

function flowsAlong(nodes: readonly string[]): string {
  return nodes
    .slice(1)
    .map((target, place) => flow(`f${place}`, nodes[place] ?? '', target))
    .join('');
}

function flow(id: string, source: string, target: string, condition?: string): string {
  const ends = `id="${id}" sourceRef="${source}" targetRef="${target}"`;
  if (condition === undefined) return `<sequenceFlow ${ends}/>`;
  const written = condition.replaceAll('"', '&quot;');
  return `<sequenceFlow ${ends}><conditionExpression xsi:type="tFormalExpression">= ${written}</conditionExpression></sequenceFlow>`;
}
