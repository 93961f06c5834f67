import { Module } from '@nestjs/common';
import { NotificationsModule } from '../notifications/index.js';
import { ObligationListRepository } from './obligation-list.repository.js';
import { ObligationsController } from './obligations.controller.js';
import { ObligationsJobs } from './obligations.jobs.js';
import { ObligationsRepository } from './obligations.repository.js';
import { Obligations } from './obligations.service.js';
import { Reminders } from './reminders.js';
import { RemindersRepository } from './reminders.repository.js';

@Module({
  imports: [NotificationsModule],
  controllers: [ObligationsController],
  providers: [
    ObligationListRepository,
    Obligations,
    ObligationsJobs,
    ObligationsRepository,
    Reminders,
    RemindersRepository,
  ],
  exports: [Obligations],
})
export class ObligationsModule {}
