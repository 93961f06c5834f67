import { Module } from '@nestjs/common';
import { CensusModule } from '../census/index.js';
import { NotificationsModule } from '../notifications/index.js';
import { OpinionDeskModule } from '../opinion-desk/index.js';
import { TerritoryModule } from '../territory/index.js';
import { CommentariesRepository } from './commentaries.repository.js';
import { CommentariesService } from './commentaries.service.js';
import { FiguresRepository } from './figures.repository.js';
import { PublicReports } from './public-reports.service.js';
import { PublishedDocumentsRepository } from './published-documents.repository.js';
import { ReportBuilder } from './report-builder.service.js';
import { ReportMaker } from './report-maker.js';
import { ReportRunRepository } from './report-run.repository.js';
import { ReportsController } from './reports.controller.js';
import { ReportsJobs } from './reports.jobs.js';
import { ReportsRepository } from './reports.repository.js';
import { ReportsService } from './reports.service.js';
import { TerritoriesRepository } from './territories.repository.js';

@Module({
  imports: [CensusModule, NotificationsModule, OpinionDeskModule, TerritoryModule],
  controllers: [ReportsController],
  providers: [
    CommentariesRepository,
    CommentariesService,
    FiguresRepository,
    PublicReports,
    PublishedDocumentsRepository,
    ReportBuilder,
    ReportMaker,
    ReportRunRepository,
    ReportsJobs,
    ReportsRepository,
    ReportsService,
    TerritoriesRepository,
  ],
  exports: [PublicReports, ReportBuilder, ReportsService],
})
export class ReportsModule {}
