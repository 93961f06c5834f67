import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  effect,
  inject,
  input,
  numberAttribute,
  untracked,
} from '@angular/core';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { DayPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { ProblemAlert } from '../../problems/problem-alert';
import { Field, FieldInput } from '../../ui/field';
import { focusInvalid } from '../../ui/focus-invalid';
import { Submission } from '../../ui/submission';
import { longEnough } from '../../ui/validators';
import { MinorRecordStore } from '../minor-record-store';
import { StaleNotice } from '../stale-notice';
import { MOVEMENT_FIELDS, creationOf, draftOf } from './movement-draft';
import { MovementFields } from './movement-fields';
import { draftIn, movementForm } from './movement-form';

/** Corrects a movement that was written wrongly. The former version stays readable in the history. */
@Component({
  selector: 'sim-movement-correction',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    DayPipe,
    Field,
    FieldInput,
    MovementFields,
    ProblemAlert,
    ReactiveFormsModule,
    RouterLink,
    StaleNotice,
    WordPipe,
  ],
  templateUrl: './movement-correction.html',
})
export class MovementCorrectionForm {
  private readonly store = inject(MinorRecordStore);
  private readonly router = inject(Router);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly simCode = computed(() => this.store.record()?.simCode ?? '');
  protected readonly movement = computed(() =>
    this.store.record()?.movements.find((movement) => movement.id === this.id()),
  );
  protected readonly shown = [...MOVEMENT_FIELDS, 'reason'];
  protected readonly submission = new Submission();
  protected readonly form = movementForm();
  protected readonly reason = new FormControl('', { nonNullable: true, validators: longEnough(5) });

  constructor() {
    effect(() => {
      const id = this.id();
      const movement = untracked(() => this.store.record())?.movements.find((candidate) => candidate.id === id);
      if (movement) this.form.reset(draftOf(movement));
    });
  }

  protected async correct(): Promise<void> {
    const movement = this.movement();
    if (!movement) return;
    this.reason.markAsTouched();
    const draft = draftIn(this.form, movement.kind);
    if (!draft || this.reason.invalid) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const body = { ...creationOf(movement.kind, draft), reason: this.reason.value.trim() };
    const done = await this.submission.run(() => this.store.correctMovement(movement.id, body));
    if (done) await this.router.navigate(['/minors', this.simCode()]);
    else focusInvalid(this.host.nativeElement);
  }
}
