import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { DeskDocumentDto, DocumentVerdict } from '../../../api/models';
import { DayPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { Submission } from '../../ui/submission';
import { OpinionDeskClient, type VersionedFile } from '../opinion-desk-client';
import { FileLock } from './file-lock';

/** The documents of a request: each is opened, and said to be good or not readable. */
@Component({
  selector: 'sim-document-checks',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayPipe, ProblemAlert, WordPipe],
  templateUrl: './document-checks.html',
})
export class DocumentChecks {
  private readonly client = inject(OpinionDeskClient);
  private readonly session = inject(SessionStore);
  private readonly lock = inject(FileLock);

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

  protected async check(document: DeskDocumentDto, verdict: DocumentVerdict): Promise<void> {
    const versioned = this.versioned();
    if (versioned === null) return;
    await this.submission.run(async () => {
      this.checked.emit(await this.client.checkDocument(versioned, document.id, verdict));
    });
  }
}
