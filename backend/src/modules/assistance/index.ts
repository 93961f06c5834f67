export { AssistanceModule } from './assistance.module.js';
