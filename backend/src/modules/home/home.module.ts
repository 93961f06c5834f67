import { Module } from '@nestjs/common';
import { MinorsModule } from '../minors/index.js';
import { TransfersModule } from '../transfers/index.js';
import { HomeController } from './home.controller.js';
import { HomeRepository } from './home.repository.js';
import { HomeService } from './home.service.js';

@Module({
  imports: [MinorsModule, TransfersModule],
  controllers: [HomeController],
  providers: [HomeRepository, HomeService],
})
export class HomeModule {}
