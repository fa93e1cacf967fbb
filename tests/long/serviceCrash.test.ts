import { describe, it } from '@jest/globals';
import { crashServiceManyTimes } from '../builders/serviceCrashes.js';

describe('a service at which people work and that is killed with SIGKILL', () => {
  it(
    'has lost nothing that somebody was told and done nothing twice, after forty kills',
    () => crashServiceManyTimes(40),
    900_000,
  );
});
