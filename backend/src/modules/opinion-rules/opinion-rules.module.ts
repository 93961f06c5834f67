import { Module } from '@nestjs/common';
import { OpinionRulesRepository } from './opinion-rules.repository.js';
import { OpinionRules } from './opinion-rules.service.js';

@Module({
  providers: [OpinionRules, OpinionRulesRepository],
  exports: [OpinionRules],
})
export class OpinionRulesModule {}
