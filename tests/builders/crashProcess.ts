import { bpmn, flow } from './diagram.js';

/** A message starts it; a task, a fork and a short timer follow. */
export const crashProcess = bpmn(
  `<startEvent id="s"><messageEventDefinition messageRef="m"/></startEvent>${flow('s->a')}
   <serviceTask id="a"><extensionElements><zeebe:taskDefinition type="work"/></extensionElements></serviceTask>
   ${flow('a->f')}<parallelGateway id="f"/>${flow('f->t')}${flow('f->b')}
   <intermediateCatchEvent id="t"><timerEventDefinition><timeDuration>PT0.1S</timeDuration></timerEventDefinition></intermediateCatchEvent>
   <serviceTask id="b"><extensionElements><zeebe:taskDefinition type="work"/></extensionElements></serviceTask>
   ${flow('t->j')}${flow('b->j')}<parallelGateway id="j"/>${flow('j->e')}<endEvent id="e"/>`,
  { id: 'crash', root: '<message id="m" name="case"/>' },
);
