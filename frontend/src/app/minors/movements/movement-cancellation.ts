import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  inject,
  input,
  numberAttribute,
  signal,
} from '@angular/core';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { DayPipe, InstantPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { ProblemAlert } from '../../problems/problem-alert';
import { Dialog } from '../../ui/dialog';
import { Field, FieldInput } from '../../ui/field';
import { focusInvalid } from '../../ui/focus-invalid';
import { Submission } from '../../ui/submission';
import { longEnough } from '../../ui/validators';
import { MinorRecordStore } from '../minor-record-store';
import { StaleNotice } from '../stale-notice';

/** Cancels a movement that never happened: reason first, then a confirmation that says what will change. */
@Component({
  selector: 'sim-movement-cancellation',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    DayPipe,
    Dialog,
    Field,
    FieldInput,
    InstantPipe,
    ProblemAlert,
    ReactiveFormsModule,
    RouterLink,
    StaleNotice,
    WordPipe,
  ],
  templateUrl: './movement-cancellation.html',
})
export class MovementCancellation {
  private readonly store = inject(MinorRecordStore);
  private readonly router = inject(Router);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly simCode = computed(() => this.store.record()?.simCode ?? '');
  protected readonly movement = computed(() =>
    this.store.record()?.movements.find((movement) => movement.id === this.id()),
  );
  protected readonly submission = new Submission();
  protected readonly reason = new FormControl('', { nonNullable: true, validators: longEnough(5) });
  protected readonly confirming = signal(false);

  protected ask(): void {
    this.reason.markAsTouched();
    if (this.reason.invalid) focusInvalid(this.host.nativeElement);
    else this.confirming.set(true);
  }

  protected async cancelMovement(): Promise<void> {
    const done = await this.submission.run(() => this.store.cancelMovement(this.id(), this.reason.value.trim()));
    this.confirming.set(false);
    if (done) await this.router.navigate(['/minors', this.simCode()]);
    else focusInvalid(this.host.nativeElement);
  }
}
