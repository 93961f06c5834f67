import { Module } from '@nestjs/common';
import { MinorsModule } from '../minors/index.js';
import { OpinionDeskModule } from '../opinion-desk/index.js';
import { PresenceModule } from '../presence/index.js';
import { RegistrationDraftsModule } from '../registration/index.js';
import { TransfersModule } from '../transfers/index.js';
import { HomeController } from './home.controller.js';
import { HomeRepository } from './home.repository.js';
import { HomeService } from './home.service.js';

@Module({
  imports: [OpinionDeskModule, MinorsModule, TransfersModule, RegistrationDraftsModule, PresenceModule],
  controllers: [HomeController],
  providers: [HomeRepository, HomeService],
})
export class HomeModule {}
