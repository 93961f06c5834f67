import { Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { UserFacingError } from '../../platform/user-facing-error.js';
import { NotificationsRepository } from './notifications.repository.js';

/** PEC addresses of bodies, given by an operator. */
@Injectable()
export class OrganisationAddresses {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: NotificationsRepository,
  ) {}

  /** @returns how many bodies have the name; nothing is changed unless it is one */
  setPec(organisation: string, pec: string | null): Promise<number> {
    if (pec !== null && !/^[^@\s<>]+@[^@\s<>]+$/.test(pec)) throw new UserFacingError(`${pec} is no address.`);
    return this.unitOfWork.run(SYSTEM_ACTOR, () => this.repository.setPec(organisation, pec));
  }
}
