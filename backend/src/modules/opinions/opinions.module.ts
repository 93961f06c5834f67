import { Module } from '@nestjs/common';
import { NotificationsModule } from '../notifications/index.js';
import { ObligationsModule } from '../obligations/index.js';
import { OpinionRulesModule } from '../opinion-rules/index.js';
import { OpinionEffects } from './opinion-effects.js';
import { OpinionRequests } from './opinion-requests.js';
import { OpinionRequestsRepository } from './requests.repository.js';

@Module({
  imports: [NotificationsModule, ObligationsModule, OpinionRulesModule],
  providers: [OpinionRequests, OpinionRequestsRepository, OpinionEffects],
  exports: [OpinionRequests, OpinionRequestsRepository],
})
export class OpinionsModule {}
