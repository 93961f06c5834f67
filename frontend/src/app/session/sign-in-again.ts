import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { WordPipe } from '../i18n/word-pipe';
import { ProblemAlert } from '../problems/problem-alert';
import { Dialog } from '../ui/dialog';
import { Field, FieldInput } from '../ui/field';
import { Submission } from '../ui/submission';
import { filled } from '../ui/validators';
import { SessionStore } from './session-store';

/** Asks for the password over the open page when its session has ended. */
@Component({
  selector: 'sim-sign-in-again',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Dialog, Field, FieldInput, ProblemAlert, ReactiveFormsModule, WordPipe],
  template: `
    <sim-dialog [heading]="'session.again.title' | word" (closed)="store.leave()">
      <p>{{ 'session.again.text' | word: { username: username() } }}</p>
      @if (submission.problem(); as problem) {
        <sim-problem-alert [problem]="problem" />
      }
      <form (submit)="$event.preventDefault(); signIn()" novalidate>
        <sim-field [control]="password" [label]="'session.password' | word" name="again-password">
          <input [formControl]="password" simInput type="password" autocomplete="current-password" />
        </sim-field>
        <div class="sim-actions">
          <button class="btn btn-primary" [attr.aria-disabled]="submission.busy()" type="submit">
            {{ 'session.again.continue' | word }}
          </button>
          <button class="btn btn-outline-primary" (click)="store.leave()" type="button">
            {{ 'session.again.leave' | word }}
          </button>
        </div>
      </form>
    </sim-dialog>
  `,
})
export class SignInAgain {
  protected readonly store = inject(SessionStore);

  protected readonly username = computed(() => this.store.session()?.user.username ?? '');
  protected readonly submission = new Submission();
  protected readonly password = new FormControl('', { nonNullable: true, validators: filled });

  protected async signIn(): Promise<void> {
    this.password.markAsTouched();
    if (this.password.valid) await this.submission.run(() => this.store.signInAgain(this.password.value));
  }
}
