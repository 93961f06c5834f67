import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ReactiveFormsModule } from '@angular/forms';
import { Router } from '@angular/router';
import type { NightDto } from '../../../api/models';
import { DayPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { ProblemAlert } from '../../problems/problem-alert';
import { ChildCodePipe, ChildNamePipe } from '../../ui/child-pipes';
import { Field, FieldInput } from '../../ui/field';
import { focusInvalid } from '../../ui/focus-invalid';
import { Submission } from '../../ui/submission';
import { ABSENCES, absentIn, confirmationIn, fillFrom, fitToList, nightForm } from './night-form';
import { NightsClient } from './nights-client';

/** "All present, except …": only who was not there is marked. */
@Component({
  selector: 'sim-night-confirmation',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayPipe, Field, FieldInput, ChildNamePipe, ProblemAlert, ReactiveFormsModule, ChildCodePipe, WordPipe],
  templateUrl: './night-confirmation.html',
})
export class NightConfirmation {
  private readonly client = inject(NightsClient);
  private readonly router = inject(Router);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  readonly night = input.required<NightDto>();
  readonly confirmed = output<NightDto>();
  /** The list was another one: asks the page to read it again; the answers stay. */
  readonly stale = output();

  protected readonly absences = ABSENCES;
  protected readonly submission = new Submission();
  protected readonly form = nightForm();
  /** Somebody changed the list, or confirmed, while this form was open. */
  protected readonly changed = signal(false);
  private readonly values = toSignal(this.form.valueChanges);
  protected readonly absent = computed(() => {
    this.values();
    return absentIn(this.form);
  });
  protected readonly present = computed(() => this.night().minors.length - this.absent());
  private filledFor = '';

  constructor() {
    effect(() => {
      const night = this.night();
      fitToList(this.form, night);
      const key = `${night.facility.code} ${night.night}`;
      if (this.filledFor === key) return;
      this.filledFor = key;
      this.form.reset();
      fillFrom(this.form, night);
      this.submission.problem.set(null);
      this.changed.set(false);
    });
  }

  protected async confirm(): Promise<void> {
    const { facility, night } = this.night();
    const body = confirmationIn(this.form, this.night());
    if (!body) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    this.changed.set(false);
    const done = await this.submission.run(async () => {
      this.confirmed.emit(await this.client.confirm(facility.code, night, body, this.submission.keyFor(body)));
    });
    if (done) {
      await this.router.navigate([], { queryParams: { again: null }, queryParamsHandling: 'merge' });
      return;
    }
    if (this.submission.problem()?.status === 412) {
      this.submission.problem.set(null);
      this.changed.set(true);
      this.stale.emit();
    }
    focusInvalid(this.host.nativeElement);
  }
}
