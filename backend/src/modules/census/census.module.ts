import { Module } from '@nestjs/common';
import { TerritoryModule } from '../territory/index.js';
import { CensusController } from './census.controller.js';
import { CensusRepository } from './census.repository.js';
import { CensusService } from './census.service.js';

@Module({
  imports: [TerritoryModule],
  controllers: [CensusController],
  providers: [CensusRepository, CensusService],
  exports: [CensusService],
})
export class CensusModule {}
