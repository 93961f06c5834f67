import { ChangeDetectionStrategy, Component, ElementRef, inject, resource, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import type { PossibleMatchesDto } from '../../../../api/models';
import { InstantPipe } from '../../../i18n/format-pipes';
import { WordPipe } from '../../../i18n/word-pipe';
import { Words } from '../../../i18n/words';
import { ProblemAlert } from '../../../problems/problem-alert';
import { Announcer } from '../../../ui/announcer';
import { DayPartsField } from '../../../ui/day-parts-field';
import { Field, FieldInput } from '../../../ui/field';
import { focusInvalid } from '../../../ui/focus-invalid';
import { Submission } from '../../../ui/submission';
import { validPartialDay } from '../../../ui/validators';
import { RegistrationClient } from '../registration-client';
import { RegistrationStore } from '../registration-store';
import { MatchList } from './match-list';

const CUI = /^[A-Za-z0-9]{7}$/;

/** Search first: the child may be in the register already. Then what was begun and not sent, and the way of the night. */
@Component({
  selector: 'sim-registration-start',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    DayPartsField,
    Field,
    FieldInput,
    InstantPipe,
    MatchList,
    ProblemAlert,
    ReactiveFormsModule,
    RouterLink,
    WordPipe,
  ],
  templateUrl: './registration-start.html',
})
export class RegistrationStart {
  private readonly client = inject(RegistrationClient);
  private readonly router = inject(Router);
  private readonly store = inject(RegistrationStore);
  private readonly words = inject(Words);
  private readonly announcer = inject(Announcer);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  protected readonly fields = ['familyName', 'givenName', 'birthDate', 'simCode', 'cui'];
  protected readonly submission = new Submission();
  protected readonly found = signal<PossibleMatchesDto | null>(null);
  protected readonly form = inject(NonNullableFormBuilder).group({
    familyName: [''],
    givenName: [''],
    birthDate: ['', validPartialDay],
    code: [''],
  });
  protected readonly drafts = resource({ loader: () => this.client.drafts() });

  protected async search(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const { familyName, givenName, birthDate, code } = this.form.getRawValue();
    const typed = code.replace(/[\s.-]/g, '').toUpperCase();
    const done = await this.submission.run(async () => {
      this.found.set(
        await this.client.matches({
          familyName: familyName.trim() || null,
          givenName: givenName.trim() || null,
          birthDate: birthDate || null,
          ...(typed === '' ? {} : CUI.test(typed) ? { cui: typed } : { simCode: typed }),
        }),
      );
    });
    if (!done) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const count = this.found()?.items.length ?? 0;
    this.announcer.say(
      count === 0 ? this.words.of('registration.match.none') : this.words.of('registration.match.found', { count }),
    );
    setTimeout(() => document.getElementById('matches-title')?.focus());
  }

  /** None of these: what was searched is what is known already. */
  protected async goOn(): Promise<void> {
    const { familyName, givenName, birthDate, code } = this.form.getRawValue();
    const typed = code.trim().toUpperCase();
    const isEstimated = birthDate !== '' && birthDate.length < 10;
    this.store.begin('identity', {
      familyName: familyName.trim(),
      givenName: givenName.trim(),
      birthDate,
      ...(isEstimated ? { birthDateQuality: 'presumed' as const } : {}),
      ...(CUI.test(typed) ? { cui: typed } : {}),
    });
    await this.router.navigate(['/minors/new/draft/identity']);
  }

  protected async remove(id: string, title: string): Promise<void> {
    const name = title || this.words.of('minors.nameless');
    if (!confirm(this.words.of('registration.drafts.removeAsk', { title: name }))) return;
    await this.submission.run(() => this.client.remove(id));
    this.drafts.reload();
    document.getElementById('drafts-title')?.focus();
  }
}
