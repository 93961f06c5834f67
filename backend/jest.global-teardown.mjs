export { default } from './dist/testing/global-teardown.js';
