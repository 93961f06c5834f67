import { Module } from '@nestjs/common';
import { MinorsModule } from '../minors/index.js';
import { OrganisationsModule } from '../organisations/index.js';
import { TerritoryModule } from '../territory/index.js';
import { AbscondingReportRepository } from './absconding-report.repository.js';
import { AbscondingReportService } from './absconding-report.service.js';
import { EntryRulesController } from './entry-rules.controller.js';
import { EntryRulesRepository } from './entry-rules.repository.js';
import { LateEntries } from './late-entries.js';
import { MovementPlaces } from './movement-places.js';
import { MovementsController } from './movements.controller.js';
import { MovementsRepository } from './movements.repository.js';
import { MovementsService } from './movements.service.js';
import { RegistrationService } from './registration.service.js';

@Module({
  imports: [TerritoryModule, OrganisationsModule, MinorsModule],
  controllers: [EntryRulesController, MovementsController],
  providers: [
    AbscondingReportRepository,
    AbscondingReportService,
    EntryRulesRepository,
    LateEntries,
    MovementPlaces,
    MovementsRepository,
    MovementsService,
    RegistrationService,
  ],
  exports: [LateEntries, MovementPlaces, MovementsService, RegistrationService],
})
export class MovementsModule {}
