import { Module } from '@nestjs/common';
import { CensusModule } from '../census/index.js';
import { MinorsModule } from '../minors/index.js';
import { DashboardsController } from './dashboards.controller.js';
import { ExplorerController } from './explorer.controller.js';
import { ExplorerRepository } from './explorer.repository.js';
import { ExplorerService } from './explorer.service.js';
import { DashboardsRepository, SavedQuestionsRepository } from './kept.repository.js';
import { DashboardsService, SavedQuestionsService } from './kept.service.js';
import { SavedQuestionsController } from './saved-questions.controller.js';

@Module({
  imports: [CensusModule, MinorsModule],
  controllers: [SavedQuestionsController, DashboardsController, ExplorerController],
  providers: [
    DashboardsRepository,
    DashboardsService,
    ExplorerRepository,
    ExplorerService,
    SavedQuestionsRepository,
    SavedQuestionsService,
  ],
  exports: [ExplorerService],
})
export class ExplorerModule {}
