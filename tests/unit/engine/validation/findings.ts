import { checkDeployable } from '../../../../service/engine/embedded/validation/deployable.js';

/** What is wrong with a diagram, a line each. */
export const findingsIn = async (xml: string): Promise<string[]> =>
  (await checkDeployable(xml, 'x.bpmn')).map(({ element, message }) => `${element}: ${message}`);

/** A sentence, a diagram, and what a broker of 8.5.8 said to it. */
export type Refused = readonly [sentence: string, xml: string, finding: string];
