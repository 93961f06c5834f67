import { ChangeDetectionStrategy, Component, computed, inject, resource, signal } from '@angular/core';
import type { AttachmentDto } from '../../../api/models';
import { BytesPipe, InstantPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { Announcer } from '../../ui/announcer';
import { Icon } from '../../ui/icon';
import { Loading } from '../../ui/loading';
import { MinorRecordStore } from '../minor-record-store';
import { ReasonDialog } from '../reason-dialog';
import { AttachmentPreview } from './attachment-preview';
import { AttachmentUpload } from './attachment-upload';
import { AttachmentsClient, contentAddress } from './attachments-client';

/** The files of a record: added, looked at, saved, withdrawn. */
@Component({
  selector: 'sim-minor-attachments',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    AttachmentPreview,
    AttachmentUpload,
    BytesPipe,
    Icon,
    InstantPipe,
    Loading,
    ProblemAlert,
    ReasonDialog,
    WordPipe,
  ],
  templateUrl: './minor-attachments.html',
})
export class MinorAttachments {
  private readonly client = inject(AttachmentsClient);
  private readonly words = inject(Words);
  private readonly announcer = inject(Announcer);
  private readonly session = inject(SessionStore);
  protected readonly store = inject(MinorRecordStore);
  protected readonly problemOf = problemOf;

  protected readonly list = resource({
    params: () => this.store.record()?.simCode,
    loader: ({ params }) => this.client.list(params),
  });
  private readonly items = computed(() => (this.list.hasValue() ? this.list.value().items : []));
  protected readonly current = computed(() => this.items().filter(({ withdrawnAt }) => withdrawnAt === null));
  protected readonly withdrawn = computed(() => this.items().filter(({ withdrawnAt }) => withdrawnAt !== null));
  protected readonly writable = computed(
    () => this.session.may('attachment.write') && this.store.record()?.writable === true,
  );
  protected readonly shown = signal<AttachmentDto | null>(null);
  protected readonly withdrawing = signal<AttachmentDto | null>(null);

  protected addressOf(id: number): string {
    return contentAddress(this.store.record()?.simCode ?? '', id, 'attachment');
  }

  /** A photograph may have come or gone: the head of the record shows it. */
  protected changed(): void {
    this.list.reload();
    void this.store.refresh().catch(() => undefined);
  }

  protected readonly withdraw = async (reason: string): Promise<void> => {
    const { id = 0 } = this.withdrawing() ?? {};
    await this.client.withdraw(this.store.record()?.simCode ?? '', id, reason);
  };

  protected ended(done: boolean): void {
    this.withdrawing.set(null);
    if (!done) return;
    this.announcer.say(this.words.of('record.attachments.withdrawn'));
    this.changed();
    setTimeout(() => document.getElementById('files-title')?.focus());
  }
}
