/** Unit tests of the client's pure functions: no browser, no Angular. Pages are tested in a browser (e2e/). */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/src'],
  // Angular's libraries are linked when the client is built; a test that names one of their classes needs the compiler itself.
  setupFiles: ['@angular/compiler'],
  testMatch: ['**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },
};
