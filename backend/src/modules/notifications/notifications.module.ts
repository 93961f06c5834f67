import { Module } from '@nestjs/common';
import { DeliveriesController } from './deliveries.controller.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import { DeliveriesService } from './deliveries.service.js';
import { InboxController } from './inbox.controller.js';
import { InboxRepository } from './inbox.repository.js';
import { NotificationsJobs } from './notifications.jobs.js';
import { NotificationsRepository } from './notifications.repository.js';
import { Notifications } from './notifications.service.js';
import { OrganisationAddresses } from './organisation-addresses.js';
import { OutboxRepository } from './outbox.repository.js';
import { ReceiptsRepository } from './pec/receipts.repository.js';
import { PecReceipts } from './pec/receipts.service.js';
import { Relay } from './relay.js';
import { SubscriptionsController } from './subscriptions/subscriptions.controller.js';
import { SubscriptionsRepository } from './subscriptions/subscriptions.repository.js';
import { Subscriptions } from './subscriptions/subscriptions.service.js';

@Module({
  controllers: [DeliveriesController, InboxController, SubscriptionsController],
  providers: [
    DeliveriesRepository,
    DeliveriesService,
    InboxRepository,
    Notifications,
    NotificationsJobs,
    NotificationsRepository,
    OrganisationAddresses,
    OutboxRepository,
    PecReceipts,
    ReceiptsRepository,
    Relay,
    Subscriptions,
    SubscriptionsRepository,
  ],
  exports: [Notifications, Subscriptions],
})
export class NotificationsModule {}
