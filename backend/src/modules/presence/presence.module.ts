import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/index.js';
import { BedsController } from './beds/beds.controller.js';
import { BedsRepository } from './beds/beds.repository.js';
import { BedsService } from './beds/beds.service.js';
import { BoardController } from './board/board.controller.js';
import { BoardRepository } from './board/board.repository.js';
import { BoardService } from './board/board.service.js';
import { NightsController } from './nights/nights.controller.js';
import { NightsRepository } from './nights/nights.repository.js';
import { NightsService } from './nights/nights.service.js';
import { PresenceFacilities } from './presence-facilities.js';
import { PresenceController } from './presence.controller.js';
import { PresenceRepository } from './presence.repository.js';
import { PresenceService } from './presence.service.js';
import { QuarterController } from './quarter/quarter.controller.js';
import { QuarterRepository } from './quarter/quarter.repository.js';
import { QuarterService } from './quarter/quarter.service.js';
import { FurnishingService } from './rooms/furnishing.service.js';
import { RoomsController } from './rooms/rooms.controller.js';
import { RoomsRepository } from './rooms/rooms.repository.js';
import { RoomsService } from './rooms/rooms.service.js';

@Module({
  imports: [OrganisationsModule],
  // The nights first: `nights` would else be read as a month.
  controllers: [
    NightsController,
    PresenceController,
    BoardController,
    QuarterController,
    RoomsController,
    BedsController,
  ],
  providers: [
    BedsRepository,
    BedsService,
    BoardRepository,
    BoardService,
    FurnishingService,
    NightsRepository,
    NightsService,
    PresenceFacilities,
    PresenceRepository,
    PresenceService,
    QuarterRepository,
    QuarterService,
    RoomsRepository,
    RoomsService,
  ],
  exports: [FurnishingService, NightsService],
})
export class PresenceModule {}
