import { type DynamicModule, Module } from '@nestjs/common';
import { ApplicantsModule } from './modules/applicants/index.js';
import { AssistanceModule } from './modules/assistance/index.js';
import { AttachmentsModule } from './modules/attachments/index.js';
import { CensusModule } from './modules/census/index.js';
import { ContactsModule } from './modules/contacts/index.js';
import { DemonstrationModule } from './modules/demonstration/index.js';
import { ExplorerModule } from './modules/explorer/index.js';
import { HomeModule } from './modules/home/index.js';
import { ImportsModule } from './modules/imports/index.js';
import { IntegrationPathsModule } from './modules/integration-paths/index.js';
import { LookUpsModule } from './modules/look-ups/index.js';
import { MinorsModule } from './modules/minors/index.js';
import { MovementsModule } from './modules/movements/index.js';
import { NotificationsModule } from './modules/notifications/index.js';
import { ObligationsModule } from './modules/obligations/index.js';
import { OfficialDocumentsModule } from './modules/official-documents/index.js';
import { OpenDataModule } from './modules/open-data/index.js';
import { OpinionDeskModule } from './modules/opinion-desk/index.js';
import { OpinionRulesModule } from './modules/opinion-rules/index.js';
import { OpinionsModule } from './modules/opinions/index.js';
import { OrganisationsModule } from './modules/organisations/index.js';
import { PresenceModule } from './modules/presence/index.js';
import { QualityModule } from './modules/quality/index.js';
import { RegistrationDraftsModule } from './modules/registration/index.js';
import { ReleasesModule } from './modules/releases/index.js';
import { ReportsModule } from './modules/reports/index.js';
import { ResponsibilitiesModule } from './modules/responsibilities/index.js';
import { SchedulesModule } from './modules/schedules/index.js';
import { TerritoryModule } from './modules/territory/index.js';
import { TransfersModule } from './modules/transfers/index.js';
import { UsersModule } from './modules/users/index.js';
import { PlatformModule, type PlatformOptions } from './platform/platform.module.js';

/** In the order in which features may know one another. */
const FEATURES = [
  TerritoryModule,
  OrganisationsModule,
  UsersModule,
  NotificationsModule,
  ObligationsModule,
  OfficialDocumentsModule,
  AssistanceModule,
  MinorsModule,
  ContactsModule,
  AttachmentsModule,
  MovementsModule,
  TransfersModule,
  ResponsibilitiesModule,
  LookUpsModule,
  RegistrationDraftsModule,
  IntegrationPathsModule,
  OpinionRulesModule,
  OpinionsModule,
  ApplicantsModule,
  OpinionDeskModule,
  PresenceModule,
  CensusModule,
  QualityModule,
  ReleasesModule,
  ReportsModule,
  OpenDataModule,
  ExplorerModule,
  SchedulesModule,
  ImportsModule,
  HomeModule,
  DemonstrationModule,
];

/** Everything. The API, the worker and the operator's command all start from it. */
@Module({})
export class AppModule {
  static with(options: PlatformOptions): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.with(options), ...FEATURES] };
  }
}
