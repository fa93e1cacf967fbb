/** ESM, because lezer-feel is ESM only. Run through `npm test`, which sets the flag that Node needs for it. */
export default {
  testEnvironment: 'node',
  // A promise is kept or broken; how soon is for bench/ to say. A busy machine of one core must not fail a test.
  testTimeout: 30_000,
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript' },
          target: 'es2022',
          // JSON modules are imported `with { type: 'json' }`, which must survive.
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/tests/cluster/', '<rootDir>/tests/long/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
};
