import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/index.js';
import { TerritoryModule } from '../territory/index.js';
import { AccessesRepository } from './accesses.repository.js';
import { AccessesService } from './accesses.service.js';
import { DetailsRepository } from './details.repository.js';
import { HistoryRepository } from './history.repository.js';
import { HistoryService } from './history.service.js';
import { IdentityRepository } from './identity.repository.js';
import { IdentityService } from './identity.service.js';
import { ListRepository } from './list.repository.js';
import { ListService } from './list.service.js';
import { MinorsController } from './minors.controller.js';
import { RecordsRepository } from './records.repository.js';
import { RecordsService } from './records.service.js';

@Module({
  imports: [TerritoryModule, OrganisationsModule],
  controllers: [MinorsController],
  providers: [
    AccessesRepository,
    AccessesService,
    DetailsRepository,
    HistoryRepository,
    HistoryService,
    IdentityRepository,
    IdentityService,
    ListRepository,
    ListService,
    RecordsRepository,
    RecordsService,
  ],
  exports: [IdentityService, RecordsService],
})
export class MinorsModule {}
