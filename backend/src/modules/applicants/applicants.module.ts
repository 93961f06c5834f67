import { Module } from '@nestjs/common';
import { UsersModule } from '../users/index.js';
import { ApplicantsController } from './applicants.controller.js';
import { ApplicantsJobs } from './applicants.jobs.js';
import { RegistrationsRepository } from './registrations.repository.js';
import { RegistrationsService } from './registrations.service.js';

@Module({
  imports: [UsersModule],
  controllers: [ApplicantsController],
  providers: [ApplicantsJobs, RegistrationsRepository, RegistrationsService],
})
export class ApplicantsModule {}
