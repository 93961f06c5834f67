import { Injectable } from '@nestjs/common';
import type { FacilityFinding } from '../../domain/facility-rule.js';
import { DomainProblem } from '../../domain/problem.js';
import { Idempotency } from '../../platform/http/idempotency.js';
import { IdentityService, RecordsService, type VersionedRecord } from '../minors/index.js';
import type { MinorCreationDto } from './movements.dto.js';
import { MovementsService } from './movements.service.js';

/** A new record: who the minor is and, in the same transaction, the first movement. */
@Injectable()
export class RegistrationService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly identities: IdentityService,
    private readonly movements: MovementsService,
    private readonly records: RecordsService,
  ) {}

  /** @throws DomainProblem of the identity; of the first movement, with its fields under `movement.` */
  async register(key: string | undefined, body: MinorCreationDto): Promise<VersionedRecord> {
    const { identity, repeated } = await this.idempotency.once(key, 'POST /api/minors', body, () => this.create(body));
    const { simCode, warnings } = identity;
    return repeated ? this.records.read(simCode, warnings) : this.records.after(simCode, null, warnings);
  }

  private async create({
    movement,
    ...identity
  }: MinorCreationDto): Promise<{ simCode: string; warnings: FacilityFinding[] }> {
    const simCode = await this.identities.register(identity);
    if (movement == null) return { simCode, warnings: [] };
    return {
      simCode,
      warnings: await under('movement', async () => this.movements.enter(await this.records.hold(simCode), movement)),
    };
  }
}

/** Field errors of a part of the body, named from its top. */
async function under<T>(part: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainProblem) || error.errors.length === 0) throw error;
    const errors = error.errors.map((refused) => ({ ...refused, field: `${part}.${refused.field}` }));
    throw new DomainProblem(error.code, {
      detail: error.detail,
      errors,
      facts: error.facts,
      ...(error.openSteps && { openSteps: error.openSteps }),
    });
  }
}
