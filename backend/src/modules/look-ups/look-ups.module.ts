import { Module } from '@nestjs/common';
import { MinorsModule } from '../minors/index.js';
import { MovementsModule } from '../movements/index.js';
import { LookUpsController } from './look-ups.controller.js';
import { LookUpsRepository } from './look-ups.repository.js';
import { LookUpsService } from './look-ups.service.js';

@Module({
  imports: [MinorsModule, MovementsModule],
  controllers: [LookUpsController],
  providers: [LookUpsRepository, LookUpsService],
})
export class LookUpsModule {}
