import { ChangeDetectionStrategy, Component, ElementRef, inject, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { Api } from '../../../api/api';
import { registerApplicant } from '../../../api/functions';
import type { ApplicantRegistrationAnswerDto, RegistrationKind } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { ProblemAlert } from '../../problems/problem-alert';
import { Field, FieldInput } from '../../ui/field';
import { focusInvalid } from '../../ui/focus-invalid';
import { Submission } from '../../ui/submission';
import { eMail, filled, longEnough, ticked } from '../../ui/validators';

const KINDS: readonly RegistrationKind[] = ['guardian', 'lawyer', 'community', 'former_minor'];

/** Who asks for opinions in the own name registers here; a letter follows. */
@Component({
  selector: 'sim-registration-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Field, FieldInput, ProblemAlert, ReactiveFormsModule, RouterLink, WordPipe],
  templateUrl: './registration-page.html',
})
export class RegistrationPage {
  private readonly api = inject(Api);
  private readonly words = inject(Words);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  protected readonly kinds = KINDS;
  protected readonly submission = new Submission();
  protected readonly answer = signal<ApplicantRegistrationAnswerDto | null>(null);
  protected readonly form = inject(NonNullableFormBuilder).group({
    kind: ['', filled],
    displayName: ['', longEnough(3)],
    email: ['', [filled, eMail]],
    bodyName: '',
    phone: '',
    privacy: [false, ticked],
  });

  protected async register(): Promise<void> {
    this.form.markAllAsTouched();
    const { kind, displayName, email, bodyName, phone } = this.form.getRawValue();
    const known = KINDS.find((one) => one === kind);
    if (this.form.invalid || known === undefined) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const body = {
      kind: known,
      displayName: displayName.trim(),
      email: email.trim(),
      ...(bodyName.trim() ? { bodyName: bodyName.trim() } : {}),
      ...(phone.trim() ? { phone: phone.trim() } : {}),
      language: this.words.language(),
      privacy: true,
    };
    const done = await this.submission.run(async () => {
      this.answer.set(await this.api.invoke(registerApplicant, { body }));
    });
    if (done) setTimeout(() => document.getElementById('sent-title')?.focus());
    else focusInvalid(this.host.nativeElement);
  }
}
