import { Injectable } from '@nestjs/common';
import { JobHandlers } from '../../platform/queue/job-handlers.js';
import { RegistrationsService } from './registrations.service.js';

/** Letters of registrations, those kept back, and registrations that nobody confirmed. */
@Injectable()
export class ApplicantsJobs {
  constructor(handlers: JobHandlers, registrations: RegistrationsService) {
    handlers.register('applicant.letter', ({ registrationId }) => registrations.send(registrationId));
    handlers.register('applicant.sweep', () => registrations.sweep());
    handlers.register('applicant.clean', () => registrations.clean());
  }
}
