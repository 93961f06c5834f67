import { Module } from '@nestjs/common';
import { NotificationsJobs } from './notifications.jobs.js';
import { NotificationsRepository } from './notifications.repository.js';
import { Notifications } from './notifications.service.js';
import { OutboxRepository } from './outbox.repository.js';
import { Relay } from './relay.js';

@Module({
  providers: [Notifications, NotificationsJobs, NotificationsRepository, OutboxRepository, Relay],
  exports: [Notifications],
})
export class NotificationsModule {}
