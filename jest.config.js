/** Tests run on the TypeScript sources (the `source` export condition), in random order, beside one real Postgres that `test/globalSetup` starts. */
export default {
  globalSetup: './test/globalSetup.ts',
  globalTeardown: './test/globalTeardown.ts',
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'es6' } }],
  },
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  randomize: true,
  testTimeout: 60_000,
};
