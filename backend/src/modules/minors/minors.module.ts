import { Module } from '@nestjs/common';
import { TerritoryModule } from '../territory/index.js';
import { HistoryRepository } from './history.repository.js';
import { HistoryService } from './history.service.js';
import { IdentityRepository } from './identity.repository.js';
import { IdentityService } from './identity.service.js';
import { ListRepository } from './list.repository.js';
import { ListService } from './list.service.js';
import { MatchRepository } from './match.repository.js';
import { MatchService } from './match.service.js';
import { MinorsController } from './minors.controller.js';
import { RecordsRepository } from './records.repository.js';
import { RecordsService } from './records.service.js';

@Module({
  imports: [TerritoryModule],
  controllers: [MinorsController],
  providers: [
    HistoryRepository,
    HistoryService,
    IdentityRepository,
    IdentityService,
    ListRepository,
    ListService,
    MatchRepository,
    MatchService,
    RecordsRepository,
    RecordsService,
  ],
  exports: [IdentityService, RecordsService],
})
export class MinorsModule {}
