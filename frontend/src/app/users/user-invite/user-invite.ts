import { ChangeDetectionStrategy, Component, ElementRef, inject, signal, viewChild } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import type { InvitedUserDto } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { ProblemAlert } from '../../problems/problem-alert';
import { Field, FieldInput } from '../../ui/field';
import { focusInvalid } from '../../ui/focus-invalid';
import { Submission } from '../../ui/submission';
import { eMail, filled, longEnough } from '../../ui/validators';
import { GrantFields, grantForm, grantIn } from '../grant-fields';
import { InvitationLink } from '../invitation-link';
import { UsersClient } from '../users-client';

/** Invites a person: afterwards the page shows the link, once. */
@Component({
  selector: 'sim-user-invite',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Field, FieldInput, GrantFields, InvitationLink, ProblemAlert, ReactiveFormsModule, RouterLink, WordPipe],
  templateUrl: './user-invite.html',
})
export class UserInvite {
  private readonly client = inject(UsersClient);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  private readonly grantFields = viewChild(GrantFields);

  protected readonly fields = ['displayName', 'username', 'email', 'role', 'scope'];
  protected readonly submission = new Submission();
  protected readonly grant = grantForm();
  protected readonly form = inject(NonNullableFormBuilder).group({
    displayName: ['', filled],
    username: ['', longEnough(3)],
    email: ['', eMail],
  });
  protected readonly invited = signal<InvitedUserDto | null>(null);

  protected async invite(): Promise<void> {
    await this.grantFields()?.settled();
    this.form.markAllAsTouched();
    this.grant.markAllAsTouched();
    const grant = grantIn(this.grant);
    if (this.form.invalid || this.grant.invalid || grant === null) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const { displayName, username, email } = this.form.getRawValue();
    const body = {
      displayName: displayName.trim(),
      username: username.trim(),
      ...(email.trim() ? { email: email.trim() } : {}),
      ...grant,
    };
    const done = await this.submission.run(async () => {
      this.invited.set(await this.client.invite(body, this.submission.keyFor(body)));
    });
    if (done) this.focusHeading();
    else focusInvalid(this.host.nativeElement);
  }

  protected another(): void {
    this.form.reset();
    this.grant.reset();
    this.invited.set(null);
    this.focusHeading();
  }

  /** The page shows something else now: it is read from its heading. */
  private focusHeading(): void {
    const heading = this.host.nativeElement.querySelector('h1');
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus();
  }
}
