export { LookUpsModule } from './look-ups.module.js';
