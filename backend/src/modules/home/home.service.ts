import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { Clock } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { ListService, MINOR_QUEUES } from '../minors/index.js';
import { NightsService } from '../presence/index.js';
import type { HomeDto, HomePlaceDto, WorkQueueDto } from './home.dto.js';
import { HomeRepository } from './home.repository.js';

/** Puts together what a reader finds on coming in. Only counts: it leaves no trace. */
@Injectable()
export class HomeService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: HomeRepository,
    private readonly lists: ListService,
    private readonly nights: NightsService,
    private readonly clock: Clock,
  ) {}

  async read(): Promise<HomeDto> {
    const today = this.clock.today();
    const places = await this.places(today);
    return {
      today,
      present: places.reduce((sum, { present }) => sum + present, 0),
      queues: [...(await this.queues()), ...(await this.nightsToConfirm())],
      places,
    };
  }

  private async queues(): Promise<WorkQueueDto[]> {
    const counts = await this.lists.queueCounts();
    const { kind } = this.unitOfWork.actor.scope;
    return MINOR_QUEUES.filter((queue) => queue !== 'elsewhere' || kind === 'municipality').map((queue) => ({
      queue,
      count: counts[queue],
    }));
  }

  /** For a facility, whose page lists exactly these nights. */
  private async nightsToConfirm(): Promise<WorkQueueDto[]> {
    if (this.unitOfWork.actor.scope.kind !== 'facility') return [];
    return [{ queue: 'nights', count: (await this.nights.unconfirmed()).length }];
  }

  private places(today: CalendarDate): Promise<HomePlaceDto[]> {
    switch (this.unitOfWork.actor.scope.kind) {
      case 'facility':
        return this.repository.facility(today);
      case 'municipality':
        return this.repository.municipality(today);
      case 'prefecture':
      case 'region':
        return this.repository.municipalities(today);
      case 'national':
        return this.repository.regions(today);
    }
  }
}
