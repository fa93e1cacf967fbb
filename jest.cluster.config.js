import base from './jest.config.js';

/** Real brokers and databases: `npm run test:cluster`. One file at a time, they share the machine with a broker. */
export default {
  ...base,
  testMatch: ['<rootDir>/tests/cluster/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 300_000,
  maxWorkers: 1,
};
