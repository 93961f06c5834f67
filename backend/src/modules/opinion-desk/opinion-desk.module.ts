import { Module } from '@nestjs/common';
import { NotificationsModule } from '../notifications/index.js';
import { OfficialDocumentsModule } from '../official-documents/index.js';
import { OpinionsModule } from '../opinions/index.js';
import { TerritoryModule } from '../territory/index.js';
import { AssignmentsController } from './assignments/assignments.controller.js';
import { AssignmentsService } from './assignments/assignments.service.js';
import { DeskController } from './desk/desk.controller.js';
import { DeskRepository } from './desk/desk.repository.js';
import { DeskService } from './desk/desk.service.js';
import { FilesController } from './files/files.controller.js';
import { FilesRepository } from './files/files.repository.js';
import { FilesService } from './files/files.service.js';
import { OpinionDocuments } from './files/opinion-documents.js';
import { LocksController } from './locks/locks.controller.js';
import { LocksRepository } from './locks/locks.repository.js';
import { LocksService } from './locks/locks.service.js';
import { DecidedRepository } from './notification/decided.repository.js';
import { DecisionNotifier } from './notification/decision-notifier.js';
import { OpinionDeskJobs } from './opinion-desk.jobs.js';
import { PapersRepository } from './papers/papers.repository.js';
import { PapersService } from './papers/papers.service.js';
import { StatisticsController } from './statistics/statistics.controller.js';
import { StatisticsRepository } from './statistics/statistics.repository.js';
import { OpinionStatistics } from './statistics/statistics.service.js';
import { BulkController } from './steps/bulk.controller.js';
import { ExaminationController } from './steps/examination.controller.js';
import { OfficesController } from './steps/offices.controller.js';
import { StepsService } from './steps/steps.service.js';
import { TitlesController } from './titles/titles.controller.js';
import { TitlesService } from './titles/titles.service.js';

@Module({
  imports: [NotificationsModule, OfficialDocumentsModule, OpinionsModule, TerritoryModule],
  controllers: [
    AssignmentsController,
    BulkController,
    DeskController,
    ExaminationController,
    FilesController,
    LocksController,
    OfficesController,
    StatisticsController,
    TitlesController,
  ],
  providers: [
    AssignmentsService,
    DecidedRepository,
    DecisionNotifier,
    DeskRepository,
    DeskService,
    FilesRepository,
    FilesService,
    LocksRepository,
    LocksService,
    OpinionDeskJobs,
    OpinionDocuments,
    OpinionStatistics,
    PapersRepository,
    PapersService,
    StatisticsRepository,
    StepsService,
    TitlesService,
  ],
  exports: [DeskService, OpinionStatistics],
})
export class OpinionDeskModule {}
