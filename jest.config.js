/** ESM, because lezer-feel is ESM only. Run through `npm test`, which sets the flag that Node needs for it. */
export default {
  testEnvironment: 'node',
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
  testPathIgnorePatterns: [
    '/node_modules/',
    '<rootDir>/tests/cluster/',
    '<rootDir>/tests/long/',
    '<rootDir>/tests/load/',
  ],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
};
