import { Module } from '@nestjs/common';
import { IntegrationPathsModule } from '../integration-paths/index.js';
import { MinorsModule } from '../minors/index.js';
import { OpinionRulesRepository } from './opinion-rules.repository.js';
import { OpinionRules } from './opinion-rules.service.js';
import { PreCheckController } from './pre-check.controller.js';
import { PreCheck } from './pre-check.service.js';
import { RulePreview } from './versions/rule-preview.service.js';
import { RuleVersionsController } from './versions/versions.controller.js';
import { RuleVersionsRepository } from './versions/versions.repository.js';
import { RuleVersions } from './versions/versions.service.js';

@Module({
  imports: [IntegrationPathsModule, MinorsModule],
  controllers: [PreCheckController, RuleVersionsController],
  providers: [OpinionRules, OpinionRulesRepository, PreCheck, RulePreview, RuleVersions, RuleVersionsRepository],
  exports: [OpinionRules, PreCheck],
})
export class OpinionRulesModule {}
