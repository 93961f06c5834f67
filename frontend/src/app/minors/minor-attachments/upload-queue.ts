import { computed, signal } from '@angular/core';
import type { AttachmentKind } from '../../../api/models';
import { type Problem, problemOf } from '../../problems/problem';
import { IdempotencyKey } from '../../ui/idempotency-key';

/** One file on its way. */
export interface Upload {
  readonly id: number;
  readonly file: File;
  readonly kind: AttachmentKind;
  readonly state: 'waiting' | 'sending' | 'sent' | 'refused';
  readonly percent: number;
  /** Why it was refused: larger than admitted, or the server's answer. */
  readonly problem: Problem | 'too_large' | null;
}

/** Sends a file; rejects with what the server answered. */
export type Send = (
  file: File,
  kind: AttachmentKind,
  key: string,
  progress: (percent: number) => void,
) => Promise<void>;

/** Files sent one after the other: one that is refused does not stop the next. */
export class UploadQueue {
  private readonly all = signal<readonly Upload[]>([]);
  private last = 0;
  private working = false;

  readonly uploads = this.all.asReadonly();
  readonly busy = computed(() => this.all().some(({ state }) => state === 'waiting' || state === 'sending'));

  constructor(private readonly send: Send) {}

  /** Adds files and sends all that wait. Answers how many went through and how many did not. */
  async add(
    files: readonly File[],
    kind: AttachmentKind,
    maxBytes: number,
  ): Promise<{ sent: number; refused: number }> {
    const added = files.map((file): Upload => {
      const tooLarge = file.size > maxBytes;
      return {
        id: ++this.last,
        file,
        kind,
        state: tooLarge ? 'refused' : 'waiting',
        percent: 0,
        problem: tooLarge ? 'too_large' : null,
      };
    });
    this.all.update((uploads) => [...uploads, ...added]);
    await this.work();
    const ids = new Set(added.map(({ id }) => id));
    const ended = this.all().filter(({ id }) => ids.has(id));
    return {
      sent: ended.filter(({ state }) => state === 'sent').length,
      refused: ended.filter(({ state }) => state === 'refused').length,
    };
  }

  clear(): void {
    this.all.update((uploads) => uploads.filter(({ state }) => state === 'waiting' || state === 'sending'));
  }

  private async work(): Promise<void> {
    if (this.working) return;
    this.working = true;
    for (let next = this.next(); next; next = this.next()) {
      const { id, file, kind } = next;
      this.change(id, { state: 'sending' });
      try {
        await this.send(file, kind, new IdempotencyKey().of(id), (percent) => {
          this.change(id, { percent });
        });
        this.change(id, { state: 'sent', percent: 100 });
      } catch (failure) {
        this.change(id, { state: 'refused', problem: problemOf(failure) });
      }
    }
    this.working = false;
  }

  private next(): Upload | undefined {
    return this.all().find(({ state }) => state === 'waiting');
  }

  private change(id: number, change: Partial<Upload>): void {
    this.all.update((uploads) => uploads.map((upload) => (upload.id === id ? { ...upload, ...change } : upload)));
  }
}
