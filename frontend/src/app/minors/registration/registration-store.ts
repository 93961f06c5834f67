import { Injectable, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder } from '@angular/forms';
import type { DraftStep, ReceiptDto } from '../../../api/models';
import { RequestProblem, problemOf, type Problem } from '../../problems/problem';
import { SessionStore } from '../../session/session-store';
import { IdempotencyKey } from '../../ui/idempotency-key';
import { Submission } from '../../ui/submission';
import { missingFields, registrationBody } from './registration-body';
import { RegistrationClient, type VersionedDraft } from './registration-client';
import { fillForm, registrationForm, type RegistrationValue } from './registration-form';

/** What the page says of the draft: `waiting` is kept in memory and tried again, `stale` was saved in another window. */
export type SaveState = 'none' | 'saving' | 'saved' | 'waiting' | 'stale' | 'sent' | 'failed';

const QUIET_MS = 800;
const AGAIN_MS = 4000;

/** One registration while it is typed: its form, and the draft on the server that follows it. */
@Injectable()
export class RegistrationStore {
  private readonly client = inject(RegistrationClient);
  private readonly session = inject(SessionStore);
  private readonly key = new IdempotencyKey();

  readonly form = registrationForm(inject(NonNullableFormBuilder), () => this.session.today());
  readonly submission = new Submission();
  readonly state = signal<SaveState>('none');
  readonly savedAt = signal('');
  readonly problem = signal<Problem | null>(null);
  readonly receipt = signal<ReceiptDto | null>(null);
  readonly step = signal<DraftStep>('identity');
  /** Changes when the form is filled anew. */
  readonly filled = signal(0);
  readonly id = computed(() => this.current()?.draft.id ?? null);

  private readonly current = signal<VersionedDraft | null>(null);
  private changed = false;
  private isFilling = false;
  private work: Promise<void> = Promise.resolve();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.form.valueChanges.pipe(takeUntilDestroyed()).subscribe(() => {
      if (this.isFilling) return;
      // What was refused is no longer what is written.
      this.submission.problem.set(null);
      this.touched(QUIET_MS);
    });
    addEventListener('online', () => {
      if (this.state() === 'waiting') void this.save();
    });
  }

  /** Whether something typed would be lost with the page: the pages of the registration share it, and what can be saved is saved first. */
  async isLostAt(next: string): Promise<boolean> {
    if (/^\/minors\/new\/./.test(next) || !this.form.dirty) return false;
    await this.save();
    return this.unsaved;
  }

  /** The browser asks before the window is closed over what is nowhere else. */
  warnOfClosing(event: BeforeUnloadEvent): void {
    if (this.unsaved && this.form.dirty) event.preventDefault();
  }

  private get unsaved(): boolean {
    return this.changed && this.state() !== 'sent';
  }

  /** A new registration, with what is known already. */
  begin(step: DraftStep, known: Partial<RegistrationValue>): void {
    clearTimeout(this.timer);
    this.current.set(null);
    this.key.renew();
    this.changed = false;
    this.state.set('none');
    this.problem.set(null);
    this.receipt.set(null);
    this.submission.problem.set(null);
    this.step.set(step);
    const today = this.session.today();
    const organisation = this.session.session()?.membership.organisation;
    this.fill({
      reportedOn: today,
      placedOn: today,
      reportingBody: organisation?.name ?? '',
      ...(organisation?.facilityCode
        ? { facilityCode: organisation.facilityCode, labels: labelsWith(organisation.name) }
        : {}),
      ...known,
    });
  }

  /** Takes a draft up again, or its receipt. Rejects when there is none. */
  async open(id: string): Promise<void> {
    const opened = await this.client.get(id);
    this.begin(opened.draft.step, {});
    this.take(opened);
    this.receipt.set(opened.draft.receipt ?? null);
    if (opened.draft.receipt) this.state.set('sent');
    else this.fill((opened.draft.content['form'] ?? {}) as Partial<RegistrationValue>);
  }

  /** The page that is open: kept with the draft. */
  goTo(step: DraftStep): void {
    if (this.step() === step) return;
    this.step.set(step);
    if (this.current() !== null || this.changed) this.touched(QUIET_MS);
  }

  /** Saves now; resolves when nothing is waiting, or it is known that it must wait. */
  save(): Promise<void> {
    clearTimeout(this.timer);
    this.work = this.work.then(() => this.saveOnce());
    return this.work;
  }

  /** Overwrites what another window saved with what is typed here. */
  async keepMine(): Promise<void> {
    const id = this.id();
    if (id === null) return;
    this.current.set(await this.client.get(id));
    this.changed = true;
    this.state.set('none');
    await this.save();
  }

  /** Sends the registration. Answers whether it became a record; a second call of an answer that was lost is harmless. */
  async send(): Promise<boolean> {
    const missing = missingFields(this.form.getRawValue());
    if (missing.length > 0) {
      this.submission.problem.set(lacking(missing));
      return false;
    }
    return this.submission.run(async () => {
      if (this.id() === null) this.changed = true;
      await this.save();
      const id = this.id();
      const problem = this.problem();
      if (id === null) throw problem ? new RequestProblem(problem) : new Error('The draft was not begun');
      const sent = await this.client.submit(id, registrationBody(this.form.getRawValue()));
      this.current.set(sent);
      this.changed = false;
      clearTimeout(this.timer);
      this.receipt.set(sent.draft.receipt ?? null);
      this.state.set('sent');
    });
  }

  private fill(saved: Partial<RegistrationValue>): void {
    this.isFilling = true;
    fillForm(this.form, saved);
    this.isFilling = false;
    this.filled.update((count) => count + 1);
  }

  private touched(wait: number): void {
    if (this.state() === 'sent') return;
    this.changed = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), wait);
  }

  private async saveOnce(): Promise<void> {
    if (!this.changed || this.state() === 'stale' || this.state() === 'sent') return;
    this.changed = false;
    this.state.set('saving');
    const { familyName, givenName } = this.form.getRawValue();
    const body = { step: this.step(), content: { familyName, givenName, form: this.form.getRawValue() } };
    try {
      const known = this.current();
      this.take(
        known === null
          ? await this.client.begin(body, this.key.of(body))
          : await this.client.save(known.draft.id, known.etag, body),
      );
      this.problem.set(null);
    } catch (failure) {
      this.changed = true;
      this.refused(problemOf(failure));
    }
  }

  private take(saved: VersionedDraft): void {
    this.current.set(saved);
    this.savedAt.set(saved.draft.updatedAt);
    this.state.set('saved');
  }

  private refused(problem: Problem): void {
    this.problem.set(problem);
    if (problem.code === 'stale_version') this.state.set('stale');
    else if (problem.code === 'draft_sent') this.state.set('sent');
    else if (problem.code === 'unreachable' || problem.status >= 500) {
      this.state.set('waiting');
      this.timer = setTimeout(() => void this.save(), AGAIN_MS);
    } else this.state.set('failed');
  }
}

/** What the server would say, said without it: also while the line is lost. */
const lacking = (fields: readonly string[]): Problem => ({
  status: 422,
  code: 'validation_failed',
  detail: '',
  correlationId: '',
  errors: fields.map((field) => ({ field, code: 'required', detail: '' })),
  retryAfter: null,
});

const labelsWith = (facility: string) => ({
  entryMunicipality: '',
  facility,
  municipality: '',
  responsibleMunicipality: '',
});
