import { type Check, flowsAt, type FlowNode, is, triggeredBy } from './flowNode.js';
import { stuckRules } from './stuckRules.js';

/** Begins when it is called, or stands in no order: no flow is missing there. */
const standsAlone = (node: FlowNode) =>
  !is(node, 'FlowNode') || node.triggeredByEvent || node.isForCompensation || is(node.$parent, 'AdHocSubProcess');

const reached: Check = (node, reporter) => {
  if (standsAlone(node) || flowsAt(node, 'targetRef').length > 0) return;
  if (is(node, 'StartEvent', 'BoundaryEvent') || (is(node, 'CatchEvent') && triggeredBy(node, 'Link'))) return;
  reporter.report(node.id, 'Nothing leads here: connect it from what comes before');
};

const ledOn: Check = (node, reporter) => {
  if (standsAlone(node) || flowsAt(node, 'sourceRef').length > 0) return;
  if (is(node, 'EndEvent') || (is(node, 'ThrowEvent') && triggeredBy(node, 'Link'))) return;
  if (is(node, 'BoundaryEvent') && triggeredBy(node, 'Compensate')) return; // an association leads on
  reporter.report(node.id, 'The way breaks off here: connect it to what comes after, or to an end event');
};

/** Both engines open an incident where no condition holds and no flow is the default. */
const goesOn: Check = (node, reporter) => {
  if (!is(node, 'ExclusiveGateway', 'InclusiveGateway') || node.default !== undefined) return;
  const outgoing = flowsAt(node, 'sourceRef');
  if (outgoing.length < 2 || outgoing.some(({ conditionExpression }) => conditionExpression === undefined)) return;
  reporter.report(node.id, 'Where no condition holds the case stands still here: make one flow the default');
};

/** What the engines run as it is drawn, though nobody can have meant it so: beside the linter's own rules. */
export const wayRules: Readonly<Record<string, Check>> = {
  reached,
  'led-on': ledOn,
  'goes-on': goesOn,
  ...stuckRules,
};

/** The rules in the form that the linter takes. */
export const wayPlugin = {
  config: { rules: Object.fromEntries(Object.keys(wayRules).map((name) => [name, 'warn'])) },
  resolver: {
    resolveRule(_package: string, name: string) {
      const check = wayRules[name];
      if (check === undefined) throw new Error(`no rule ${name}`); // the linter asks the next who may know it
      return () => ({ check });
    },
    resolveConfig(_package: string, name: string): never {
      throw new Error(`no config ${name}`);
    },
  },
};
