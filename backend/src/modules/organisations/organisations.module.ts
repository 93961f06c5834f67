import { Module } from '@nestjs/common';
import { TerritoryModule } from '../territory/index.js';
import { FacilitiesController } from './facilities.controller.js';
import { FacilitiesRepository } from './facilities.repository.js';
import { FacilitiesService } from './facilities.service.js';
import { ManagingBodiesController } from './managing-bodies.controller.js';
import { ManagingBodiesRepository } from './managing-bodies.repository.js';

@Module({
  imports: [TerritoryModule],
  controllers: [FacilitiesController, ManagingBodiesController],
  providers: [FacilitiesService, FacilitiesRepository, ManagingBodiesRepository],
  exports: [FacilitiesService],
})
export class OrganisationsModule {}
