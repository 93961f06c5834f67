import { Module } from '@nestjs/common';
import { AssistanceController } from './assistance.controller.js';
import { AssistanceRepository } from './assistance.repository.js';
import { AssistanceService } from './assistance.service.js';

@Module({ controllers: [AssistanceController], providers: [AssistanceRepository, AssistanceService] })
export class AssistanceModule {}
