import { Module } from '@nestjs/common';
import { IntegrationPathsModule } from '../integration-paths/index.js';
import { MinorsModule } from '../minors/index.js';
import { OpinionRulesRepository } from './opinion-rules.repository.js';
import { OpinionRules } from './opinion-rules.service.js';
import { PreCheckController } from './pre-check.controller.js';
import { PreCheck } from './pre-check.service.js';

@Module({
  imports: [IntegrationPathsModule, MinorsModule],
  controllers: [PreCheckController],
  providers: [OpinionRules, OpinionRulesRepository, PreCheck],
  exports: [OpinionRules, PreCheck],
})
export class OpinionRulesModule {}
