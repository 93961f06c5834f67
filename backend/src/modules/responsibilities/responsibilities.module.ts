import { Module } from '@nestjs/common';
import { MinorsModule } from '../minors/index.js';
import { TerritoryModule } from '../territory/index.js';
import { ResponsibilitiesController } from './responsibilities.controller.js';
import { ResponsibilitiesRepository } from './responsibilities.repository.js';
import { ResponsibilitiesService } from './responsibilities.service.js';

@Module({
  imports: [TerritoryModule, MinorsModule],
  controllers: [ResponsibilitiesController],
  providers: [ResponsibilitiesRepository, ResponsibilitiesService],
})
export class ResponsibilitiesModule {}
