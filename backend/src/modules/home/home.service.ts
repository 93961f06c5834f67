import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { hasPermission, type Permission } from '../../domain/permission.js';
import { Clock } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { ListService, MINOR_QUEUES } from '../minors/index.js';
import { type DeskQueue, DeskService } from '../opinion-desk/index.js';
import { NightsService } from '../presence/index.js';
import { DraftsService } from '../registration/index.js';
import { TransfersService } from '../transfers/index.js';
import type { HomeDto, HomePlaceDto, WorkQueue, WorkQueueDto } from './home.dto.js';
import { HomeRepository } from './home.repository.js';

/** Queues of the desk on the home page, and whose work they are. */
const DESK_WORK: readonly (readonly [queue: WorkQueue, of: DeskQueue, permission: Permission])[] = [
  ['opinions_to_admit', 'to_admit', 'opinion.register'],
  ['opinions_to_assign', 'to_assign', 'opinion.assign'],
  ['opinions_mine', 'mine', 'opinion.examine'],
  ['opinions_to_decide', 'to_decide', 'opinion.decide'],
  ['opinions_near', 'near', 'opinion_desk.work'],
  ['opinions_overdue', 'overdue', 'opinion_desk.work'],
];

/** Puts together what a reader finds on coming in. Only counts: it leaves no trace. */
@Injectable()
export class HomeService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: HomeRepository,
    private readonly lists: ListService,
    private readonly drafts: DraftsService,
    private readonly transfers: TransfersService,
    private readonly nights: NightsService,
    private readonly desk: DeskService,
    private readonly clock: Clock,
  ) {}

  async read(): Promise<HomeDto> {
    const today = this.clock.today();
    const places = await this.places(today);
    return {
      today,
      present: places.reduce((sum, { present }) => sum + present, 0),
      municipality: await this.repository.ownMunicipality(),
      queues: await this.queues(),
      places,
    };
  }

  private async queues(): Promise<WorkQueueDto[]> {
    const counts = await this.lists.queueCounts();
    const { role, scope } = this.unitOfWork.actor;
    const may = (permission: Permission): boolean => role !== 'system' && hasPermission(role, permission);
    const queues: WorkQueueDto[] = MINOR_QUEUES.filter(
      (queue) => queue !== 'elsewhere' || scope.kind === 'municipality',
    ).map((queue) => ({ queue, count: counts[queue] }));
    // A facility's page lists exactly these nights.
    if (scope.kind === 'facility') queues.unshift({ queue: 'nights', count: (await this.nights.unconfirmed()).length });
    if (may('transfer.answer'))
      queues.unshift({ queue: 'transfers_to_accept', count: await this.transfers.countIncoming() });
    if (may('opinion_desk.read')) queues.unshift(...(await this.opinions(may)));
    if (may('minor.create')) queues.push({ queue: 'drafts', count: await this.drafts.countOpen() });
    return queues;
  }

  /** What waits at the desk for who may do it; terms concern all who work there. */
  private async opinions(may: (permission: Permission) => boolean): Promise<WorkQueueDto[]> {
    const counts = new Map((await this.desk.counts()).map(({ queue, count }) => [queue, count]));
    return DESK_WORK.filter(([, , permission]) => may(permission)).map(([queue, of]) => ({
      queue,
      count: counts.get(of) ?? 0,
    }));
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
      case 'applicants':
        return Promise.resolve([]);
    }
  }
}
