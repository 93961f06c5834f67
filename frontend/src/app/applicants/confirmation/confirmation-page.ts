import { ChangeDetectionStrategy, Component, ElementRef, inject, input } from '@angular/core';
import {
  NonNullableFormBuilder,
  ReactiveFormsModule,
  type AbstractControl,
  type ValidationErrors,
} from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { WordPipe } from '../../i18n/word-pipe';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { Field, FieldInput } from '../../ui/field';
import { focusInvalid } from '../../ui/focus-invalid';
import { Submission } from '../../ui/submission';
import { longEnough } from '../../ui/validators';

/** Shortest password, as the server asks for. */
const SHORTEST = 14;

/** Who holds the link of the letter chooses a password, and is signed in. */
@Component({
  selector: 'sim-confirmation-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Field, FieldInput, ProblemAlert, ReactiveFormsModule, RouterLink, WordPipe],
  template: `
    <div class="sim-form">
      <h1>{{ 'applicants.confirm.title' | word }}</h1>
      <p class="lead">{{ 'applicants.confirm.lead' | word }}</p>
      @if (submission.problem(); as problem) {
        <sim-problem-alert [problem]="problem" [shownBeside]="['password']">
          @if (problem.status === 404) {
            <p class="mt-2 mb-0">
              <a routerLink="/applicants/registration">{{ 'applicants.confirm.again' | word }}</a>
            </p>
          }
        </sim-problem-alert>
      }
      <form [formGroup]="form" (ngSubmit)="confirm()" novalidate>
        <sim-field
          [control]="form.controls.password"
          [hint]="'invitation.passwordHint' | word"
          [label]="'invitation.password' | word"
          [submission]="submission"
          name="password"
        >
          <input simInput type="password" autocomplete="new-password" formControlName="password" />
        </sim-field>
        <sim-field [control]="form.controls.again" [label]="'invitation.again' | word" name="again">
          <input simInput type="password" autocomplete="new-password" formControlName="again" />
        </sim-field>
        <button class="btn btn-primary" [attr.aria-disabled]="submission.busy()" type="submit">
          {{ (submission.busy() ? 'session.signingIn' : 'invitation.accept') | word }}
        </button>
      </form>
    </div>
  `,
})
export class ConfirmationPage {
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  /** From the address. */
  readonly token = input.required<string>();

  protected readonly submission = new Submission();
  protected readonly form = inject(NonNullableFormBuilder).group({
    password: ['', longEnough(SHORTEST)],
    again: ['', sameAsPassword],
  });

  protected async confirm(): Promise<void> {
    this.form.controls.again.updateValueAndValidity();
    this.form.markAllAsTouched();
    if (this.form.invalid) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const { password } = this.form.getRawValue();
    const done = await this.submission.run(() => this.session.confirmRegistration(this.token(), password));
    if (done) await this.router.navigateByUrl('/opinions');
    else focusInvalid(this.host.nativeElement);
  }
}

function sameAsPassword({ parent, value }: AbstractControl): ValidationErrors | null {
  const password: unknown = parent?.get('password')?.value;
  return password === undefined || value === password ? null : { passwords_differ: true };
}
