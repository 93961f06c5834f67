import { Module } from '@nestjs/common';
import { NotificationsModule } from '../notifications/index.js';
import { ObligationsRepository } from './obligations.repository.js';
import { Obligations } from './obligations.service.js';

@Module({
  imports: [NotificationsModule],
  providers: [Obligations, ObligationsRepository],
  exports: [Obligations],
})
export class ObligationsModule {}
