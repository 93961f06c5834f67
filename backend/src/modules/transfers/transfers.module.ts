import { Module } from '@nestjs/common';
import { MinorsModule } from '../minors/index.js';
import { MovementsModule } from '../movements/index.js';
import { NotificationsModule } from '../notifications/index.js';
import { MovingAlong } from './moving-along.js';
import { ProposalsOfMinorController } from './proposals-of-minor.controller.js';
import { TransferAnswers } from './transfer-answers.js';
import { TransferNews } from './transfer-news.js';
import { TransferPreviews } from './transfer-previews.js';
import { TransfersController } from './transfers.controller.js';
import { TransfersRepository } from './transfers.repository.js';
import { TransfersService } from './transfers.service.js';

@Module({
  imports: [MinorsModule, MovementsModule, NotificationsModule],
  controllers: [ProposalsOfMinorController, TransfersController],
  providers: [MovingAlong, TransferAnswers, TransferNews, TransferPreviews, TransfersRepository, TransfersService],
  exports: [MovingAlong, TransfersService],
})
export class TransfersModule {}
