import { choosingGateway } from './choosingGateway.js';

/** Takes every flow whose condition holds; all of them are evaluated. */
export const inclusiveGateway = choosingGateway<'inclusiveGateway'>((flows, holds) => flows.filter(holds));
