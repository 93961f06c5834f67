import { Module } from '@nestjs/common';
import { TerritoryModule } from '../territory/index.js';
import { HistoryRepository } from './history.repository.js';
import { HistoryService } from './history.service.js';
import { IdentityRepository } from './identity.repository.js';
import { IdentityService } from './identity.service.js';
import { ListExportService } from './list-export.service.js';
import { ListViewsController } from './list-views.controller.js';
import { ListViewsRepository } from './list-views.repository.js';
import { ListViewsService } from './list-views.service.js';
import { ListRepository } from './list.repository.js';
import { ListService } from './list.service.js';
import { ListsController } from './lists.controller.js';
import { MinorsController } from './minors.controller.js';
import { RecordsRepository } from './records.repository.js';
import { RecordsService } from './records.service.js';

@Module({
  imports: [TerritoryModule],
  // The list's addresses come before those of a record: `export` is no SIM code.
  controllers: [ListsController, ListViewsController, MinorsController],
  providers: [
    HistoryRepository,
    HistoryService,
    IdentityRepository,
    IdentityService,
    ListExportService,
    ListRepository,
    ListService,
    ListViewsRepository,
    ListViewsService,
    RecordsRepository,
    RecordsService,
  ],
  exports: [IdentityService, ListService, RecordsService],
})
export class MinorsModule {}
