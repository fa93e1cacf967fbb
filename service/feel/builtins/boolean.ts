import { Refusal } from '../value.js';
import { type FunctionTable, define } from './define.js';

export const booleanFunctions: FunctionTable = {
  not: [define(['negand'], ([value]) => (typeof value === 'boolean' ? !value : null))],
  'is defined': [define(['value'], ([value = null]) => value !== null)],
  'get or else': [define(['value', 'default'], ([value = null, otherwise = null]) => value ?? otherwise)],
  assert: [
    define(['value', 'condition'], ([value = null, condition]) =>
      condition === true ? value : new Refusal('The condition is not fulfilled'),
    ),
    define(['value', 'condition', 'cause'], ([value = null, condition, cause]) => {
      if (condition === true) return value;
      return typeof cause === 'string' ? new Refusal(cause) : undefined;
    }),
  ],
};
