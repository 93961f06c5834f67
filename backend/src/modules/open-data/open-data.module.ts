import { Module } from '@nestjs/common';
import { ReleasesModule } from '../releases/index.js';
import { ReportsModule } from '../reports/index.js';
import { TerritoryModule } from '../territory/index.js';
import { OpenDataController } from './open-data.controller.js';
import { OpenDataJobs } from './open-data.jobs.js';
import { OpenDataPublisher } from './open-data.publisher.js';
import { OpenDataRepository } from './open-data.repository.js';
import { OpenDataService } from './open-data.service.js';

@Module({
  imports: [ReleasesModule, ReportsModule, TerritoryModule],
  controllers: [OpenDataController],
  providers: [OpenDataJobs, OpenDataPublisher, OpenDataRepository, OpenDataService],
})
export class OpenDataModule {}
