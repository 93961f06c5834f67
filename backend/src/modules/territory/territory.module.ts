import { Module } from '@nestjs/common';
import { MunicipalityListLoader } from './municipality-list.loader.js';
import { MunicipalityListRepository } from './municipality-list.repository.js';
import { TerritoryController } from './territory.controller.js';
import { TerritoryRepository } from './territory.repository.js';
import { TerritoryService } from './territory.service.js';

@Module({
  controllers: [TerritoryController],
  providers: [TerritoryService, TerritoryRepository, MunicipalityListLoader, MunicipalityListRepository],
  exports: [TerritoryService, MunicipalityListLoader],
})
export class TerritoryModule {}
