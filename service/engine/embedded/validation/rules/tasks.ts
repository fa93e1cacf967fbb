import { isExpression, mandatoryExpression, optionalExpression } from '../expression.js';
import { found, type Finding } from '../finding.js';
import type { Rule } from '../rule.js';
import { attribute, childrenOf, extensionsOf, type XmlElement } from '../xmlElement.js';
import { kindOf } from '../eventDefinition.js';

export const serviceTask: Rule = {
  of: ['serviceTask'],
  *check(element) {
    if (extensionsOf(element, 'zeebe:taskDefinition').length !== 1) {
      yield found(element, "Must have exactly one 'zeebe:taskDefinition' extension element");
    }
  },
};

/** What the broker takes beside a job type, per element. */
const instead: Readonly<Record<string, string>> = {
  sendTask: 'zeebe:publishMessage',
  intermediateThrowEvent: 'zeebe:publishMessage',
  endEvent: 'zeebe:publishMessage',
  businessRuleTask: 'zeebe:calledDecision',
  scriptTask: 'zeebe:script',
};

export const jobOrInstead: Rule = {
  of: Object.keys(instead),
  *check(element) {
    if (element.name.endsWith('Event') && kindOf(element) !== 'message') return;
    const other = instead[element.name] ?? '';
    const count = extensionsOf(element, 'zeebe:taskDefinition').length + extensionsOf(element, other).length;
    if (count !== 1) {
      yield found(element, `Must have either one '${other}' or one 'zeebe:taskDefinition' extension element`);
    }
  },
};

/** The dialect has them, this engine does not run them: a clear word before, not an incident after. */
const notHere: Readonly<Record<string, string>> = {
  'zeebe:publishMessage':
    "No engine of the 8.5 line publishes a message by itself: use 'zeebe:taskDefinition' and a worker",
  'zeebe:calledDecision':
    "Decisions are rule sets here, not DMN: use 'zeebe:taskDefinition' with a type such as 'rules.triage'",
};

export const extensionsThatRun: Rule = {
  of: Object.keys(notHere),
  *check(element) {
    yield found(element, notHere[element.name] ?? '');
  },
};

export const taskDefinition: Rule = {
  of: ['zeebe:taskDefinition'],
  *check(element) {
    yield* optionalExpression(element, attribute(element, 'type'));
    const retries = attribute(element, 'retries');
    if (retries) yield* optionalExpression(element, retries);
  },
};

export const script: Rule = {
  of: ['zeebe:script'],
  *check(element) {
    yield* mandatoryExpression(element, attribute(element, 'expression'));
    yield* present(element, 'resultVariable');
  },
};

export const receiveTask: Rule = {
  of: ['receiveTask'],
  *check(element, diagram) {
    if (!diagram.referenced(element, 'messageRef')) yield found(element, 'Must reference a message');
  },
};

export const callActivity: Rule = {
  of: ['callActivity'],
  *check(element) {
    if (extensionsOf(element, 'zeebe:calledElement').length !== 1) {
      yield found(element, "Must have exactly one 'zeebe:calledElement' extension element");
    }
  },
};

export const calledElement: Rule = {
  of: ['zeebe:calledElement'],
  *check(element) {
    yield* optionalExpression(element, attribute(element, 'processId'));
  },
};

export const executionListener: Rule = {
  of: ['zeebe:executionListener'],
  *check(element) {
    yield* present(element, 'eventType');
    if (!['', 'start', 'end'].includes(attribute(element, 'eventType') ?? '')) {
      yield found(element, "Attribute 'eventType' must be 'start' or 'end'");
    }
    yield* present(element, 'type');
    const type = attribute(element, 'type') ?? '';
    if (isExpression(type)) yield* optionalExpression(element, type);
  },
};

export const executionListeners: Rule = {
  of: ['zeebe:executionListeners'],
  *check(element) {
    const listened = element.parent?.parent;
    if (listened && listened.name !== 'serviceTask') {
      yield found(
        element,
        `Execution listeners are not supported for the '${listened.name}' element. Currently, only [serviceTask] elements can have execution listeners.`,
      );
    }
    const counts = new Map<string, number>();
    for (const listener of childrenOf(element, 'zeebe:executionListener')) {
      const what = `eventType[${attribute(listener, 'eventType') ?? ''}] and type[${attribute(listener, 'type') ?? ''}]`;
      counts.set(what, (counts.get(what) ?? 0) + 1);
    }
    for (const [what, count] of counts) {
      if (count === 1) continue;
      yield found(element, `Found '${count}' duplicates based on ${what}, these combinations should be unique.`);
    }
  },
};

export const taskHeaders: Rule = {
  of: ['zeebe:taskHeaders'],
  *check(element) {
    const keys = childrenOf(element, 'zeebe:header').map((header) => attribute(header, 'key') || 'null');
    for (const key of new Set(keys.filter((one, place) => keys.indexOf(one) !== place))) {
      yield found(element, `Headers contain duplicate entries for key '${key}'`);
    }
  },
};

/** Elements that neither this engine nor the broker runs. */
export const unsupported: Rule = {
  of: ['complexGateway', 'transaction', 'adHocSubProcess', 'choreographyTask', 'subChoreography', 'callChoreography'],
  *check(element) {
    const type = element.name.charAt(0).toUpperCase() + element.name.slice(1);
    yield found(
      element,
      `Elements of type '${type}' are currently not supported. Please refer to the documentation for a list of supported elements: https://docs.camunda.io/docs/components/modeler/bpmn/bpmn-coverage/`,
    );
  },
};

function* present(element: XmlElement, name: string): Generator<Finding> {
  if ((attribute(element, name) ?? '') === '') {
    yield found(element, `Attribute '${name}' must be present and not empty`);
  }
}
