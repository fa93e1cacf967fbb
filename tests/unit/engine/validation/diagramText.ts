import { withWrittenFlows } from '../../../builders/writtenFlows.js';

/** The text of a diagram around the inside of one process, with what stands beside it. */
export const diagram = (inside: string, { beside = '', process = 'id="P" isExecutable="true"' } = {}): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="D" targetNamespace="http://shaodao/tests">
${beside}<process ${process}>${inside}</process></definitions>`;

export const extensions = (inside: string): string => `<extensionElements>${inside}</extensionElements>`;
export const job = extensions('<zeebe:taskDefinition type="work" />');
export const flow = (id: string, from: string, to: string, inside = ''): string =>
  `<sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}">${inside}</sequenceFlow>`;
/** start → a → end, where `a` is any one element. */
export const around = (a: string): string =>
  `<startEvent id="s" />${a}<endEvent id="e" />${flow('f1', 's', 'a')}${flow('f2', 'a', 'e')}`;
/** The same with an element of that kind. */
export const task = (inside: string, name = 'serviceTask'): string => around(`<${name} id="a">${inside}</${name}>`);
/** Two ways out of a gateway. */
export const split = (gateway: string, flows: string): string =>
  diagram(
    withWrittenFlows(
      `<startEvent id="s" /><${gateway} id="x" /><manualTask id="t" /><manualTask id="u" />${flow('f', 's', 'x')}${flows}`,
    ),
  );
