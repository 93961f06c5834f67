export { OpinionRulesModule } from './opinion-rules.module.js';
export { OpinionRules } from './opinion-rules.service.js';
