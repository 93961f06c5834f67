import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import type { OpinionDocumentDto } from '../../../api/models';
import { BytesPipe, InstantPipe } from '../../i18n/format-pipes';
import { formatBytes } from '../../i18n/formats';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { type Problem, problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { Announcer } from '../../ui/announcer';
import { IdempotencyKey } from '../../ui/idempotency-key';
import { documentTitle } from '../document-title';
import { OpinionStore } from '../opinion-store';
import { documentAddress, OpinionsClient } from '../opinions-client';

/** What is asked for and what is there, each with its state; files are added one by one. */
@Component({
  selector: 'sim-opinion-documents',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [BytesPipe, InstantPipe, ProblemAlert, WordPipe],
  templateUrl: './opinion-documents.html',
})
export class OpinionDocuments {
  private readonly client = inject(OpinionsClient);
  private readonly words = inject(Words);
  private readonly announcer = inject(Announcer);
  protected readonly store = inject(OpinionStore);

  protected readonly problem = signal<Problem | null>(null);
  /** Larger than admitted: said without asking the server. */
  protected readonly tooLarge = signal<string | null>(null);
  /** The kind that is on its way, and how much of it was sent. */
  protected readonly sending = signal<{ kind: string; percent: number } | null>(null);

  /** Required ones first, then those asked for later, then whatever else there is. */
  protected readonly rows = computed(() => {
    const opinion = this.store.opinion();
    if (opinion === null) return [];
    const { requiredDocuments, documents, upload, history } = opinion;
    const required = requiredDocuments.map(({ kind }) => kind);
    const asked = opinion.state === 'integration_requested' ? (history[0]?.documents ?? []) : [];
    const others = [...new Set([...asked, ...(upload.open ? ['other'] : []), ...documents.map(({ kind }) => kind)])];
    return [...required, ...others.filter((kind) => !required.includes(kind))].map((kind) => {
      const there = documents.filter((document) => document.kind === kind);
      const state = requiredDocuments.find((one) => one.kind === kind)?.state;
      return {
        kind,
        title: documentTitle(this.words, kind),
        there,
        isAsked: asked.includes(kind),
        missing: state === 'missing' || (asked.includes(kind) && there.length === 0),
      };
    });
  });
  protected readonly upload = computed(() => this.store.opinion()?.upload);

  protected addressOf({ id }: OpinionDocumentDto): string {
    return documentAddress(this.store.opinion()?.id ?? 0, id);
  }

  protected limits(): string {
    const { maxBytes = 0 } = this.upload() ?? {};
    return this.words.of('record.attachments.limits', { size: formatBytes(maxBytes, this.words.language()) });
  }

  protected take(kind: string, event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    const [file] = event.target.files ?? [];
    event.target.value = '';
    if (file) void this.send(kind, file);
  }

  protected async takeBack(document: OpinionDocumentDto): Promise<void> {
    await this.change(async (id) => this.client.takeBack(id, document.id));
    if (this.problem() === null)
      this.announcer.say(this.words.of('opinions.documents.takenBack', { name: document.name }));
  }

  private async send(kind: string, file: File): Promise<void> {
    const { maxBytes = 0 } = this.upload() ?? {};
    this.tooLarge.set(file.size > maxBytes ? file.name : null);
    if (this.sending() !== null || this.tooLarge() !== null) return;
    this.sending.set({ kind, percent: 0 });
    const key = new IdempotencyKey().of(file.name);
    await this.change((id) =>
      this.client.upload(id, { kind, file, key }, (percent) => {
        this.sending.set({ kind, percent });
      }),
    );
    this.sending.set(null);
    if (this.problem() === null) this.announcer.say(this.words.of('opinions.documents.added', { name: file.name }));
  }

  /** Answers of both say how the whole request stands now. */
  private async change(work: (id: number) => ReturnType<OpinionsClient['takeBack']>): Promise<void> {
    const id = this.store.opinion()?.id;
    if (id === undefined) return;
    this.problem.set(null);
    try {
      await this.store.save();
      this.store.take(await work(id));
    } catch (failure) {
      this.problem.set(problemOf(failure));
    }
  }
}
