import { Module } from '@nestjs/common';
import { MinorsModule } from '../minors/index.js';
import { PresenceModule } from '../presence/index.js';
import { HomeController } from './home.controller.js';
import { HomeRepository } from './home.repository.js';
import { HomeService } from './home.service.js';

@Module({
  imports: [MinorsModule, PresenceModule],
  controllers: [HomeController],
  providers: [HomeRepository, HomeService],
})
export class HomeModule {}
