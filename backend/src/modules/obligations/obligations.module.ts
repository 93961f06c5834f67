import { Module } from '@nestjs/common';
import { NotificationsModule } from '../notifications/index.js';
import { ObligationsJobs } from './obligations.jobs.js';
import { ObligationsRepository } from './obligations.repository.js';
import { Obligations } from './obligations.service.js';
import { RemindersRepository } from './reminders.repository.js';
import { Reminders } from './reminders.js';

@Module({
  imports: [NotificationsModule],
  providers: [Obligations, ObligationsJobs, ObligationsRepository, Reminders, RemindersRepository],
  exports: [Obligations],
})
export class ObligationsModule {}
