// Jest does not map the sources' module names in its global setup: this one runs from the build (`npm test` builds first).
export { default } from './dist/testing/global-setup.js';
