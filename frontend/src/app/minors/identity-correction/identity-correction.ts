import { ChangeDetectionStrategy, Component, ElementRef, inject } from '@angular/core';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { WordPipe } from '../../i18n/word-pipe';
import { ProblemAlert } from '../../problems/problem-alert';
import { Field, FieldInput } from '../../ui/field';
import { focusInvalid } from '../../ui/focus-invalid';
import { Submission } from '../../ui/submission';
import { longEnough } from '../../ui/validators';
import { IdentityFields } from '../identity-fields';
import { IDENTITY_FIELDS, identityForm, identityIn } from '../identity-form';
import { MinorRecordStore } from '../minor-record-store';
import { StaleNotice } from '../stale-notice';

@Component({
  selector: 'sim-identity-correction',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Field, FieldInput, IdentityFields, ProblemAlert, ReactiveFormsModule, RouterLink, StaleNotice, WordPipe],
  templateUrl: './identity-correction.html',
})
export class IdentityCorrectionForm {
  private readonly router = inject(Router);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly store = inject(MinorRecordStore);

  protected readonly fields = [...IDENTITY_FIELDS, 'reason'];
  protected readonly submission = new Submission();
  protected readonly form = identityForm();
  protected readonly reason = new FormControl('', { nonNullable: true, validators: longEnough(5) });

  constructor() {
    const record = this.store.record();
    if (record) this.form.reset({ ...record, familyName: record.familyName ?? '', givenName: record.givenName ?? '' });
  }

  protected async correct(): Promise<void> {
    this.form.markAllAsTouched();
    this.reason.markAsTouched();
    const identity = identityIn(this.form);
    if (!identity || this.reason.invalid) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const done = await this.submission.run(() =>
      this.store.correctIdentity({ ...identity, reason: this.reason.value.trim() }),
    );
    if (done) await this.router.navigate(['/minors', this.store.record()?.simCode]);
    else focusInvalid(this.host.nativeElement);
  }
}
