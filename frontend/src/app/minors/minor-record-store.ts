import { Injectable, computed, inject, signal, untracked } from '@angular/core';
import type {
  IdentityCorrectionDto,
  MinorRecordDto,
  MovementCorrectionDto,
  MovementCreationDto,
} from '../../api/models';
import { type Problem, problemOf } from '../problems/problem';
import { MinorsClient, type VersionedRecord } from './minors-client';

/** The record that the pages under `/minors/:simCode` share, with the version that a change must name. */
@Injectable()
export class MinorRecordStore {
  private readonly client = inject(MinorsClient);
  private readonly current = signal<VersionedRecord | null>(null);

  readonly record = computed(() => this.current()?.record ?? null);
  /** The version that a change must name. */
  readonly etag = computed(() => this.current()?.etag ?? '');
  readonly problem = signal<Problem | null>(null);
  readonly loading = signal(false);
  /** The outcome of the last change, shown once on the record page. */
  readonly outcome = signal<
    'identityCorrected' | 'movementRegistered' | 'movementCorrected' | 'movementCancelled' | 'registered' | null
  >(null);

  async load(simCode: string): Promise<void> {
    if (untracked(this.current)?.record.simCode !== simCode) this.current.set(null);
    this.loading.set(true);
    this.problem.set(null);
    try {
      this.current.set(await this.client.get(simCode));
    } catch (failure) {
      this.problem.set(problemOf(failure));
    } finally {
      this.loading.set(false);
    }
  }

  /** Reads the record again without touching what a form holds: the way out of a 412. Throws when it cannot. */
  async refresh(): Promise<MinorRecordDto> {
    const { record } = this.versioned();
    const fresh = await this.client.get(record.simCode);
    this.current.set(fresh);
    return fresh.record;
  }

  async correctIdentity(body: IdentityCorrectionDto): Promise<void> {
    const { record, etag } = this.versioned();
    this.current.set(await this.client.correctIdentity(record.simCode, etag, body));
    this.outcome.set('identityCorrected');
  }

  async registerMovement(body: MovementCreationDto, key: string): Promise<void> {
    const { record, etag } = this.versioned();
    this.current.set(await this.client.registerMovement(record.simCode, etag, body, key));
    this.outcome.set('movementRegistered');
  }

  async correctMovement(id: number, body: MovementCorrectionDto): Promise<void> {
    const { record, etag } = this.versioned();
    this.current.set(await this.client.correctMovement(record.simCode, etag, id, body));
    this.outcome.set('movementCorrected');
  }

  async cancelMovement(id: number, reason: string): Promise<void> {
    const { record, etag } = this.versioned();
    this.current.set(await this.client.cancelMovement(record.simCode, etag, id, reason));
    this.outcome.set('movementCancelled');
  }

  /** Makes a change of the version in hand, and keeps the record that comes back. */
  async apply(change: (current: VersionedRecord) => Promise<VersionedRecord>): Promise<void> {
    this.current.set(await change(this.versioned()));
  }

  private versioned(): VersionedRecord {
    const current = this.current();
    if (!current) throw new Error('No record is open');
    return current;
  }
}
