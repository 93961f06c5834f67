import { ChangeDetectionStrategy, Component, ElementRef, computed, inject, input, output, signal } from '@angular/core';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import type { DeskDocumentDto, DocumentVerdict } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { Dialog } from '../../ui/dialog';
import { Field, FieldInput } from '../../ui/field';
import { focusInvalid } from '../../ui/focus-invalid';
import { Submission } from '../../ui/submission';
import { longEnough } from '../../ui/validators';
import { OpinionDeskClient, type VersionedFile, documentAddress } from '../opinion-desk-client';
import { FileLock } from './file-lock';

/** The documents of a request: each is opened, and said to be good or not readable. */
@Component({
  selector: 'sim-document-checks',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Dialog, Field, FieldInput, ProblemAlert, ReactiveFormsModule, WordPipe],
  templateUrl: './document-checks.html',
})
export class DocumentChecks {
  private readonly client = inject(OpinionDeskClient);
  private readonly session = inject(SessionStore);
  private readonly lock = inject(FileLock);
  private readonly words = inject(Words);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  readonly versioned = input.required<VersionedFile | null>();
  readonly checked = output<VersionedFile>();

  protected readonly submission = new Submission();
  protected readonly documents = computed(() => this.versioned()?.file.documents ?? []);
  protected readonly missing = computed(
    () => this.versioned()?.file.requiredDocuments.filter(({ state }) => state === 'missing') ?? [],
  );
  protected readonly mayCheck = computed(
    () => this.session.may('opinion.examine') && !this.lock.held() && this.versioned()?.file.mayCheckDocuments === true,
  );

  protected readonly refusing = signal<DeskDocumentDto | null>(null);
  protected readonly reason = new FormControl('', { nonNullable: true, validators: longEnough(3) });

  protected titleOf(kind: string): string {
    return this.words.find(`opinionDesk.documentKinds.${kind}`) ?? kind;
  }

  protected addressOf({ id }: DeskDocumentDto): string {
    return documentAddress(this.versioned()?.file.request.id ?? 0, id);
  }

  protected async refuse(document: DeskDocumentDto): Promise<void> {
    this.reason.markAsTouched();
    if (this.reason.invalid) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    if (await this.check(document, 'not_readable', this.reason.value.trim())) {
      this.refusing.set(null);
      this.reason.reset();
    }
  }

  protected check(document: DeskDocumentDto, verdict: DocumentVerdict, reason = ''): Promise<boolean> {
    const versioned = this.versioned();
    if (versioned === null) return Promise.resolve(false);
    return this.submission.run(async () => {
      this.checked.emit(await this.client.checkDocument(versioned, document.id, verdict, reason));
    });
  }
}
