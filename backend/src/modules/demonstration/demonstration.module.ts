import { Module } from '@nestjs/common';
import { ImportsModule } from '../imports/index.js';
import { UsersModule } from '../users/index.js';
import { DemonstrationRepository } from './demonstration.repository.js';
import { DemonstrationService } from './demonstration.service.js';

@Module({
  imports: [ImportsModule, UsersModule],
  providers: [DemonstrationService, DemonstrationRepository],
  exports: [DemonstrationService],
})
export class DemonstrationModule {}
