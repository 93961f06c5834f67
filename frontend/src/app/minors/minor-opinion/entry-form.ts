import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  type OnInit,
  computed,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule, type ValidatorFn } from '@angular/forms';
import type { AttachmentDto } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { DayField } from '../../ui/day-field';
import { Field, FieldInput } from '../../ui/field';
import { focusInvalid } from '../../ui/focus-invalid';
import { Submission } from '../../ui/submission';
import { filled, longEnough, notAfter, validDay } from '../../ui/validators';
import { AttachmentsClient } from '../minor-attachments/attachments-client';
import { MinorRecordStore } from '../minor-record-store';
import { StaleNotice } from '../stale-notice';
import { type EntryDraft, MinorOpinionClient } from './minor-opinion-client';
import { type Entry, type EntryList, KINDS, NAMES } from './path-entries';

const DEGREES = ['1', '2', '3', '4', '5', '6'];

/** Adds a path, a permit or a measure, or corrects one with its reason. */
@Component({
  selector: 'sim-entry-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayField, Field, FieldInput, ProblemAlert, ReactiveFormsModule, StaleNotice, WordPipe],
  templateUrl: './entry-form.html',
})
export class EntryForm implements OnInit {
  private readonly store = inject(MinorRecordStore);
  private readonly client = inject(MinorOpinionClient);
  private readonly attachments = inject(AttachmentsClient);
  private readonly session = inject(SessionStore);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  readonly list = input.required<EntryList>();
  /** Null: a new one. */
  readonly entry = input.required<Entry | null>();
  readonly done = output<boolean>();

  protected readonly degrees = DEGREES;
  protected readonly submission = new Submission();
  protected readonly form = inject(NonNullableFormBuilder).group({
    kind: ['', filled],
    name: '',
    first: ['', [validDay, notAfter(() => this.session.today())]],
    last: ['', [validDay, this.notBeforeFirst()]],
    hours: ['', wholeHours],
    certificateId: '',
    degree: '',
    note: '',
    reason: '',
  });
  protected readonly kind = toSignal(this.form.controls.kind.valueChanges, { initialValue: '' });
  protected readonly kinds = computed(() => KINDS[this.list()]);
  protected readonly names = computed(() => NAMES[this.list()]);
  protected readonly fields = computed(() => [
    ...Object.values<string>(this.names()),
    ...['kind', 'hours', 'certificateId', 'kinshipDegree', 'note', 'reason'],
  ]);
  protected readonly files = signal<readonly AttachmentDto[]>([]);

  ngOnInit(): void {
    const { controls } = this.form;
    if (this.list() === 'path') controls.name.addValidators(filled);
    if (this.list() !== 'permit') controls.first.addValidators(filled);
    if (this.list() === 'path' && this.session.may('attachment.read')) void this.readFiles();
    const entry = this.entry();
    if (!entry) return;
    controls.reason.addValidators(longEnough(5));
    const text = (value: string | number | null): string => (value === null ? '' : String(value));
    this.form.patchValue({
      kind: entry.kind,
      name: text(entry.name),
      first: text(entry.first),
      last: text(entry.last),
      hours: text(entry.hours),
      certificateId: text(entry.certificateId),
      degree: text(entry.degree),
      note: text(entry.note),
    });
  }

  protected async save(): Promise<void> {
    this.form.controls.degree.setErrors(this.needsDegree() ? { required: true } : null);
    this.form.markAllAsTouched();
    this.form.controls.last.updateValueAndValidity();
    const draft = this.draft();
    if (this.form.invalid || !draft) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const entry = this.entry();
    const reason = this.form.controls.reason.value.trim();
    const key = this.submission.keyFor(draft);
    const saved = await this.submission.run(() =>
      this.store.apply((current) =>
        entry ? this.client.correct(current, entry.id, draft, reason) : this.client.add(current, draft, key),
      ),
    );
    if (saved) this.done.emit(true);
    else focusInvalid(this.host.nativeElement);
  }

  private needsDegree(): boolean {
    const { kind, degree } = this.form.getRawValue();
    return kind === 'fostered_to_relative' && degree === '';
  }

  private draft(): EntryDraft | null {
    const { kind, name, first, last, hours, certificateId, degree, note } = this.form.getRawValue();
    const chosen = this.kinds().find((one) => one === kind);
    if (chosen === undefined) return null;
    const text = (value: string): string | null => value.trim() || null;
    const number = (value: string): number | null => (value.trim() === '' ? null : Number(value));
    return {
      list: this.list(),
      kind: chosen,
      name: text(name),
      first: text(first),
      last: text(last),
      note: text(note),
      hours: number(hours),
      certificateId: number(certificateId),
      degree: kind === 'fostered_to_relative' ? number(degree) : null,
    };
  }

  /** The list of files is a help: without it the entry can still be made. */
  private async readFiles(): Promise<void> {
    const simCode = this.store.record()?.simCode ?? '';
    try {
      const { items } = await this.attachments.list(simCode);
      this.files.set(items.filter(({ withdrawnAt }) => withdrawnAt === null));
    } catch {
      this.files.set([]);
    }
  }

  private notBeforeFirst(): ValidatorFn {
    return ({ parent, value }) => {
      const first: unknown = parent?.get('first')?.value;
      return typeof value === 'string' && value !== '' && typeof first === 'string' && value < first
        ? { invalid_period: true }
        : null;
    };
  }
}

const wholeHours: ValidatorFn = ({ value }) =>
  typeof value === 'string' && value.trim() !== '' && !/^[1-9]\d{0,4}$/.test(value.trim())
    ? { out_of_range: true }
    : null;
