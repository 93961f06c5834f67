import { ChangeDetectionStrategy, Component, ElementRef, effect, inject, input, output, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import type { CapacityDto, FacilityDetailDto } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { ProblemAlert } from '../../problems/problem-alert';
import { DayField } from '../../ui/day-field';
import { Dialog } from '../../ui/dialog';
import { Field, FieldInput } from '../../ui/field';
import { focusInvalid } from '../../ui/focus-invalid';
import { Submission } from '../../ui/submission';
import { filled, longEnough, validDay } from '../../ui/validators';
import { FacilitiesClient } from '../facilities-client';

/** Mends places that were registered by mistake, with the reason. */
@Component({
  selector: 'sim-capacity-correction',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayField, Dialog, Field, FieldInput, ProblemAlert, ReactiveFormsModule, WordPipe],
  templateUrl: './capacity-correction.html',
})
export class CapacityCorrection {
  private readonly client = inject(FacilitiesClient);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  readonly code = input.required<string>();
  readonly capacity = input.required<CapacityDto>();
  readonly corrected = output<FacilityDetailDto>();
  readonly closed = output();

  protected readonly submission = new Submission();
  protected readonly stale = signal(false);
  protected readonly form = inject(NonNullableFormBuilder).group({
    from: ['', [filled, validDay]],
    places: ['', [filled, Validators.pattern(/^\s*\d{1,4}\s*$/)]],
    reason: ['', longEnough(5)],
  });
  /** Read when the dialog opens, and again when somebody was quicker. */
  private etag: Promise<string> | null = null;

  constructor() {
    effect(() => {
      const { from, places } = this.capacity();
      this.form.reset({ from, places: String(places), reason: '' });
      this.etag = this.readEtag();
    });
  }

  protected async save(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    this.stale.set(false);
    const { from, places, reason } = this.form.getRawValue();
    const body = { from, places: Number(places), reason: reason.trim() };
    const sent = await this.submission.run(async () => {
      const etag = await (this.etag ?? this.readEtag());
      this.corrected.emit(await this.client.correctCapacity(this.code(), this.capacity().id, etag, body));
    });
    if (sent) return;
    if (this.submission.problem()?.status === 412) {
      this.submission.problem.set(null);
      this.stale.set(true);
    }
    this.etag = this.readEtag();
    focusInvalid(this.host.nativeElement);
  }

  private async readEtag(): Promise<string> {
    return (await this.client.get(this.code())).etag;
  }
}
