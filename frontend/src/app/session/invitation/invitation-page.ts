import { ChangeDetectionStrategy, Component, ElementRef, computed, inject, input, resource } from '@angular/core';
import {
  type AbstractControl,
  NonNullableFormBuilder,
  ReactiveFormsModule,
  type ValidationErrors,
} from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { Api } from '../../../api/api';
import { lookUpInvitation } from '../../../api/functions';
import { WordPipe } from '../../i18n/word-pipe';
import { problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { Field, FieldInput } from '../../ui/field';
import { focusInvalid } from '../../ui/focus-invalid';
import { Loading } from '../../ui/loading';
import { Submission } from '../../ui/submission';
import { longEnough } from '../../ui/validators';
import { SessionStore } from '../session-store';

/** Shortest password, as the server asks for. */
const SHORTEST = 14;

/** Who holds a link sets a password here, and is signed in. */
@Component({
  selector: 'sim-invitation-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Field, FieldInput, Loading, ProblemAlert, ReactiveFormsModule, RouterLink, WordPipe],
  templateUrl: './invitation-page.html',
})
export class InvitationPage {
  private readonly api = inject(Api);
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  /** From the address. */
  readonly token = input.required<string>();

  protected readonly problemOf = problemOf;
  protected readonly submission = new Submission();
  protected readonly read = resource({
    params: () => this.token(),
    loader: ({ params: token }) => this.api.invoke(lookUpInvitation, { body: { token } }),
  });
  protected readonly invitation = computed(() => (this.read.hasValue() ? this.read.value() : undefined));
  protected readonly form = inject(NonNullableFormBuilder).group({
    password: ['', longEnough(SHORTEST)],
    again: ['', sameAsPassword],
  });

  protected async accept(): Promise<void> {
    this.form.controls.again.updateValueAndValidity();
    this.form.markAllAsTouched();
    if (this.form.invalid) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const { password } = this.form.getRawValue();
    const done = await this.submission.run(() => this.session.acceptInvitation(this.token(), password));
    if (done) await this.router.navigateByUrl('/');
    else focusInvalid(this.host.nativeElement);
  }
}

function sameAsPassword({ parent, value }: AbstractControl): ValidationErrors | null {
  const password: unknown = parent?.get('password')?.value;
  return password === undefined || value === password ? null : { passwords_differ: true };
}
