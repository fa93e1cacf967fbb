import base from './jest.config.js';

/** Hundreds of kills and random diagrams: `npm run test:long`. */
export default {
  ...base,
  testMatch: ['<rootDir>/tests/long/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
};
