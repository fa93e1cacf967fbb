import { describe, it } from '@jest/globals';
import { crashManyTimes } from '../builders/crashes.js';

describe('an engine under load that is killed with SIGKILL', () => {
  it(
    'has lost no acknowledged command and done nothing twice, after a hundred kills',
    () => crashManyTimes(100),
    900_000,
  );
});
