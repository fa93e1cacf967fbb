import { choosingGateway } from './choosingGateway.js';

/** Takes the first flow whose condition holds; the others are not evaluated any more. */
export const exclusiveGateway = choosingGateway<'exclusiveGateway'>((flows, holds) => {
  const first = flows.find(holds);
  return first ? [first] : [];
});
