import { Module } from '@nestjs/common';
import { IntegrationPathsModule } from '../integration-paths/index.js';
import { NotificationsModule } from '../notifications/index.js';
import { ObligationsModule } from '../obligations/index.js';
import { OpinionRulesModule } from '../opinion-rules/index.js';
import { OpinionEffects } from './opinion-effects.js';
import { OpinionRequests } from './opinion-requests.js';
import { OpinionRequestsRepository } from './requests.repository.js';

@Module({
  imports: [IntegrationPathsModule, NotificationsModule, ObligationsModule, OpinionRulesModule],
  providers: [OpinionRequests, OpinionRequestsRepository, OpinionEffects],
  exports: [OpinionRequests, OpinionRequestsRepository],
})
export class OpinionsModule {}
