import { ChangeDetectionStrategy, Component, ElementRef, computed, inject, input } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import type { DemonstrationAccountDto } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { ProblemAlert } from '../../problems/problem-alert';
import { Field, FieldInput } from '../../ui/field';
import { focusInvalid } from '../../ui/focus-invalid';
import { Submission } from '../../ui/submission';
import { filled } from '../../ui/validators';
import { SessionStore } from '../session-store';

@Component({
  selector: 'sim-sign-in',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Field, FieldInput, ProblemAlert, ReactiveFormsModule, RouterLink, WordPipe],
  templateUrl: './sign-in.html',
})
export class SignIn {
  private readonly store = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  /** Query parameter: where to go back to. */
  readonly back = input<string>();

  protected readonly submission = new Submission();
  protected readonly form = inject(NonNullableFormBuilder).group({ username: ['', filled], password: ['', filled] });
  protected readonly accounts = computed(() => this.store.status()?.accounts ?? []);

  protected use(account: DemonstrationAccountDto): void {
    this.form.setValue({ username: account.username, password: account.password });
    void this.signIn();
  }

  protected async signIn(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const { username, password } = this.form.getRawValue();
    const done = await this.submission.run(() => this.store.signIn(username.trim(), password));
    if (done) await this.router.navigateByUrl(this.back()?.startsWith('/') ? (this.back() ?? '/') : '/');
    else focusInvalid(this.host.nativeElement);
  }
}
