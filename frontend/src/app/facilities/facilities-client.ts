import { Injectable, inject } from '@angular/core';
import { Api } from '../../api/api';
import {
  addFacility,
  addManagingBody,
  changeFacility,
  changeManagingBody,
  correctFacilityCapacity,
  getFacility,
  getManagingBody,
  listFacilities,
  listManagingBodies,
  setFacilityCapacity,
} from '../../api/functions';
import type {
  CapacityCorrectionDto,
  FacilityChangeDto,
  FacilityDetailDto,
  FacilityKind,
  FacilityPageDto,
  FacilityState,
  ManagingBodyDto,
  NewCapacityDto,
  NewFacilityDto,
  NewManagingBodyDto,
} from '../../api/models';

export interface FacilityFilters {
  readonly query?: string | undefined;
  readonly region?: string | undefined;
  readonly municipality?: string | undefined;
  readonly kind?: FacilityKind | undefined;
  readonly state?: FacilityState | undefined;
}

/** What was read, and its version to be sent back with a change. */
export interface Versioned<Record> {
  readonly record: Record;
  readonly etag: string;
}

/** Requests about facilities and managing bodies. */
@Injectable({ providedIn: 'root' })
export class FacilitiesClient {
  private readonly api = inject(Api);

  list(filters: FacilityFilters, cursor: string | null): Promise<FacilityPageDto> {
    return this.api.invoke(listFacilities, { ...filters, cursor: cursor ?? undefined, limit: 25 });
  }

  async get(code: string): Promise<Versioned<FacilityDetailDto>> {
    const { body, headers } = await this.api.invoke$Response(getFacility, { code });
    return { record: body, etag: headers.get('ETag') ?? '' };
  }

  add(body: NewFacilityDto, key: string): Promise<FacilityDetailDto> {
    return this.api.invoke(addFacility, { body, 'Idempotency-Key': key });
  }

  change(code: string, etag: string, body: FacilityChangeDto): Promise<FacilityDetailDto> {
    return this.api.invoke(changeFacility, { code, body, 'If-Match': etag });
  }

  setCapacity(code: string, body: NewCapacityDto, key: string): Promise<FacilityDetailDto> {
    return this.api.invoke(setFacilityCapacity, { code, body, 'Idempotency-Key': key });
  }

  correctCapacity(code: string, id: number, etag: string, body: CapacityCorrectionDto): Promise<FacilityDetailDto> {
    return this.api.invoke(correctFacilityCapacity, { code, id, body, 'If-Match': etag });
  }

  bodies(query: string): Promise<ManagingBodyDto[]> {
    return this.api.invoke(listManagingBodies, { query });
  }

  async body(id: number): Promise<Versioned<ManagingBodyDto>> {
    const { body, headers } = await this.api.invoke$Response(getManagingBody, { id });
    return { record: body, etag: headers.get('ETag') ?? '' };
  }

  addBody(body: NewManagingBodyDto, key: string): Promise<ManagingBodyDto> {
    return this.api.invoke(addManagingBody, { body, 'Idempotency-Key': key });
  }

  changeBody(id: number, etag: string, body: NewManagingBodyDto): Promise<ManagingBodyDto> {
    return this.api.invoke(changeManagingBody, { id, body, 'If-Match': etag });
  }
}
