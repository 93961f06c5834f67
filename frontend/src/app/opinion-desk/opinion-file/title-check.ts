import { ChangeDetectionStrategy, Component, ElementRef, computed, inject, input, output, signal } from '@angular/core';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import type { TitleVerdict } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { Dialog } from '../../ui/dialog';
import { Field, FieldInput } from '../../ui/field';
import { focusInvalid } from '../../ui/focus-invalid';
import { Submission } from '../../ui/submission';
import { longEnough } from '../../ui/validators';
import { OpinionDeskClient, type VersionedFile } from '../opinion-desk-client';
import { FileLock } from './file-lock';

/** By what title the applicant acts for the minor, and what the registry office found in the document that proves it. */
@Component({
  selector: 'sim-title-check',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Dialog, Field, FieldInput, ProblemAlert, ReactiveFormsModule, WordPipe],
  templateUrl: './title-check.html',
})
export class TitleCheck {
  private readonly client = inject(OpinionDeskClient);
  private readonly session = inject(SessionStore);
  private readonly lock = inject(FileLock);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  readonly versioned = input.required<VersionedFile | null>();
  readonly checked = output<VersionedFile>();

  protected readonly submission = new Submission();
  protected readonly refusing = signal(false);
  protected readonly reason = new FormControl('', { nonNullable: true, validators: longEnough(5) });
  protected readonly title = computed(() => this.versioned()?.file.title ?? 'by_office');
  protected readonly mayConfirm = computed(
    () =>
      this.session.may('applicant.confirm') && !this.lock.held() && this.versioned()?.file.mayCheckDocuments === true,
  );

  protected async refuse(): Promise<void> {
    this.reason.markAsTouched();
    if (this.reason.invalid) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    if (await this.say('refused', this.reason.value.trim())) {
      this.refusing.set(false);
      this.reason.reset();
    }
  }

  protected say(verdict: TitleVerdict, reason = ''): Promise<boolean> {
    const versioned = this.versioned();
    if (versioned === null) return Promise.resolve(false);
    return this.submission.run(async () => {
      this.checked.emit(await this.client.decideTitle(versioned, verdict, reason));
    });
  }
}
