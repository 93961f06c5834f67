export { OpinionRulesModule } from './opinion-rules.module.js';
export { OpinionRules } from './opinion-rules.service.js';
export { PreCheck } from './pre-check.service.js';
