import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import type { AttachmentKind, AttachmentListDto } from '../../../api/models';
import { formatBytes } from '../../i18n/formats';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import type { Problem } from '../../problems/problem';
import { ProblemSentences } from '../../problems/problem-sentences';
import { Announcer } from '../../ui/announcer';
import { Icon } from '../../ui/icon';
import { AttachmentsClient } from './attachments-client';
import { type Upload, UploadQueue } from './upload-queue';

export const ATTACHMENT_KINDS: readonly AttachmentKind[] = [
  ...(['photo', 'identity_document', 'permit', 'court_order', 'guardianship'] as const),
  ...(['health', 'school', 'social_report', 'consent', 'other'] as const),
];

/** Where files are dropped or chosen, and how far each is. */
@Component({
  selector: 'sim-attachment-upload',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, WordPipe],
  templateUrl: './attachment-upload.html',
})
export class AttachmentUpload {
  private readonly client = inject(AttachmentsClient);
  private readonly words = inject(Words);
  private readonly sentences = inject(ProblemSentences);
  private readonly announcer = inject(Announcer);

  readonly simCode = input.required<string>();
  readonly limits = input.required<Pick<AttachmentListDto, 'maxBytes' | 'mediaTypes' | 'scanned'>>();
  /** Something was added. */
  readonly changed = output();

  protected readonly kinds = ATTACHMENT_KINDS;
  protected readonly kind = signal<AttachmentKind | ''>('');
  protected readonly kindMissing = signal(false);
  protected readonly over = signal(false);
  protected readonly queue = new UploadQueue((file, kind, key, progress) =>
    this.client.upload(this.simCode(), file, kind, key, progress),
  );

  protected choose(event: Event): void {
    if (event.target instanceof HTMLSelectElement) {
      this.kind.set(ATTACHMENT_KINDS.find((kind) => kind === (event.target as HTMLSelectElement).value) ?? '');
      this.kindMissing.set(false);
    }
  }

  protected take(event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    void this.add([...(event.target.files ?? [])]);
    event.target.value = '';
  }

  protected drag(event: DragEvent): void {
    event.preventDefault();
    this.over.set(true);
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.over.set(false);
    void this.add([...(event.dataTransfer?.files ?? [])]);
  }

  protected opening(input: HTMLInputElement): void {
    if (this.hasKind()) input.click();
  }

  protected size(): string {
    return formatBytes(this.limits().maxBytes, this.words.language());
  }

  protected stateOf({ state, percent }: Upload): string {
    return state === 'sending'
      ? this.words.of('record.attachments.sending', { percent })
      : this.words.of(`record.attachments.${state}`);
  }

  protected reasonOf(problem: Problem | 'too_large'): string {
    if (problem === 'too_large') return this.words.of('record.attachments.tooLarge', { size: this.size() });
    const [field] = problem.errors;
    return field ? this.sentences.ofField(field) : this.sentences.of(problem);
  }

  private hasKind(): boolean {
    this.kindMissing.set(this.kind() === '');
    if (this.kindMissing()) document.getElementById('attachment-kind')?.focus();
    return !this.kindMissing();
  }

  private async add(files: readonly File[]): Promise<void> {
    const kind = this.kind();
    if (files.length === 0 || !this.hasKind() || kind === '') return;
    const { sent, refused } = await this.queue.add(files, kind, this.limits().maxBytes);
    const said = [
      sent === 0
        ? ''
        : this.words.of(sent === 1 ? 'record.attachments.sentOne' : 'record.attachments.sentMany', { count: sent }),
      refused === 0 ? '' : this.words.of('record.attachments.failedSome', { count: refused }),
    ];
    this.announcer.say(said.filter(Boolean).join(' '));
    if (sent > 0) this.changed.emit();
  }
}
