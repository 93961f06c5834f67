import { Injectable } from '@nestjs/common';
import { JobHandlers } from '../../platform/queue/job-handlers.js';
import { Relay } from './relay.js';

/** Queued work of the notifications. */
@Injectable()
export class NotificationsJobs {
  constructor(handlers: JobHandlers, relay: Relay) {
    handlers.register('notification.send', ({ deliveryId }) => relay.send(deliveryId));
    handlers.registerSweep(() => relay.sweep());
  }
}
