import { ChangeDetectionStrategy, Component, ElementRef, computed, inject, input } from '@angular/core';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import type { MovementKind } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { ProblemAlert } from '../../problems/problem-alert';
import { focusInvalid } from '../../ui/focus-invalid';
import { LateReason } from '../../ui/late-reason';
import { Submission } from '../../ui/submission';
import { MinorRecordStore } from '../minor-record-store';
import { StaleNotice } from '../stale-notice';
import { TravelWarning } from '../travel-warning';
import { MOVEMENT_FIELDS, MOVEMENT_KINDS, creationOf } from './movement-draft';
import { MovementFields } from './movement-fields';
import { draftIn, movementForm } from './movement-form';

@Component({
  selector: 'sim-movement-registration',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    LateReason,
    MovementFields,
    ProblemAlert,
    ReactiveFormsModule,
    RouterLink,
    StaleNotice,
    TravelWarning,
    WordPipe,
  ],
  templateUrl: './movement-registration.html',
})
export class MovementRegistration {
  private readonly store = inject(MinorRecordStore);
  private readonly router = inject(Router);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  /** From the address. */
  readonly step = input.required<string>();

  protected readonly kind = computed<MovementKind>(
    () => MOVEMENT_KINDS.find((kind) => kind === this.step()) ?? 'placement',
  );
  protected readonly simCode = computed(() => this.store.record()?.simCode ?? '');
  protected readonly shown = [...MOVEMENT_FIELDS, 'reason'];
  protected readonly submission = new Submission();
  protected readonly form = movementForm();
  /** Why the movement is entered late; the server says when it is needed. */
  protected readonly reason = new FormControl('', { nonNullable: true });

  protected async register(): Promise<void> {
    const draft = draftIn(this.form, this.kind());
    if (!draft) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const reason = this.reason.value.trim();
    const body = { ...creationOf(this.kind(), draft), ...(reason ? { reason } : {}) };
    const done = await this.submission.run(() => this.store.registerMovement(body, this.submission.keyFor(body)));
    if (done) await this.router.navigate(['/minors', this.simCode()]);
    else focusInvalid(this.host.nativeElement);
  }
}
