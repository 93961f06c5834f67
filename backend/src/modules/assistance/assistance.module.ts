import { Module } from '@nestjs/common';
import { NotificationsModule } from '../notifications/index.js';
import { AssistanceController } from './assistance.controller.js';
import { AssistanceRepository } from './assistance.repository.js';
import { AssistanceService } from './assistance.service.js';

@Module({
  imports: [NotificationsModule],
  controllers: [AssistanceController],
  providers: [AssistanceRepository, AssistanceService],
})
export class AssistanceModule {}
