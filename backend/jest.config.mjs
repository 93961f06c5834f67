/** Jest in ESM mode: run with NODE_OPTIONS=--experimental-vm-modules, because the packages of NestJS 12 are ESM only. */
const swc = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    target: 'es2023',
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

export default {
  rootDir: 'src',
  testEnvironment: 'node',
  globalSetup: '<rootDir>/../jest.global-setup.mjs',
  globalTeardown: '<rootDir>/../jest.global-teardown.mjs',
  testTimeout: 30000,
  testRegex: String.raw`\.spec\.ts$`,
  extensionsToTreatAsEsm: ['.ts'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'json'],
  transform: { [String.raw`^.+\.ts$`]: ['@swc/jest', swc] },
  moduleNameMapper: { [String.raw`^(\.{1,2}/.+)\.js$`]: '$1' },
};
