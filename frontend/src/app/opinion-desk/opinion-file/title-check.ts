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
  template: `
    @if (title() !== 'by_office') {
      <h3 class="h5">{{ 'opinionDesk.applicantTitle.heading' | word }}</h3>
      @if (submission.problem(); as problem) {
        <sim-problem-alert [problem]="problem" [shownBeside]="['reason']" />
      }
      <p>{{ \`opinionDesk.applicantTitle.\${title()}\` | word }}</p>
      @if (mayConfirm()) {
        <div class="sim-actions mb-3">
          @if (title() !== 'confirmed') {
            <button class="btn btn-outline-primary btn-xs" (click)="say('confirmed')" type="button">
              {{ 'opinionDesk.applicantTitle.confirm' | word }}
            </button>
          }
          @if (title() !== 'refused') {
            <button class="btn btn-outline-primary btn-xs" (click)="refusing.set(true)" type="button">
              {{ 'opinionDesk.applicantTitle.refuse' | word }}
            </button>
          }
        </div>
      }
    }
    @if (refusing()) {
      <sim-dialog [heading]="'opinionDesk.applicantTitle.refuseTitle' | word" (closed)="refusing.set(false)">
        <form (submit)="$event.preventDefault(); refuse()" novalidate>
          <sim-field
            [control]="reason"
            [label]="'opinionDesk.applicantTitle.reason' | word"
            [submission]="submission"
            name="reason"
          >
            <textarea [formControl]="reason" simInput maxlength="2000" rows="3"></textarea>
          </sim-field>
          <div class="sim-actions">
            <button class="btn btn-primary" [attr.aria-disabled]="submission.busy()" type="submit">
              {{ (submission.busy() ? 'ui.saving' : 'opinionDesk.applicantTitle.refuse') | word }}
            </button>
            <button class="btn btn-outline-primary" (click)="refusing.set(false)" type="button">
              {{ 'ui.cancel' | word }}
            </button>
          </div>
        </form>
      </sim-dialog>
    }
  `,
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
