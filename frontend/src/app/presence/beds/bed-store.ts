import { Injectable, computed, inject, resource, signal } from '@angular/core';
import type { BedChangeDto, BoardDto } from '../../../api/models';
import { Words } from '../../i18n/words';
import { Announcer } from '../../ui/announcer';
import { Submission } from '../../ui/submission';
import { BoardClient } from '../board/board-client';
import { placesBack } from './bed-places';

/** What was done last, in words, and how to take it back. */
interface Done {
  readonly sentence: string;
  /** Empty: nothing to take back. */
  readonly back: readonly BedChangeDto[];
}

/** The board of one facility with its beds: reads it, changes it, and takes the last change back. Provided by the page. */
@Injectable()
export class BedStore {
  private readonly client = inject(BoardClient);
  private readonly announcer = inject(Announcer);
  private readonly words = inject(Words);

  readonly code = signal<string | undefined>(undefined);
  readonly read = resource({ params: () => this.code(), loader: ({ params }) => this.client.get(params) });
  readonly board = computed<BoardDto | undefined>(() => (this.read.hasValue() ? this.read.value().board : undefined));
  readonly submission = new Submission();
  /** Somebody else changed the beds: the board was read again. */
  readonly stale = signal(false);
  readonly done = signal<Done | null>(null);

  /** Whether it went through; a refusal is kept in `submission`. */
  async change(changes: readonly BedChangeDto[], sentence: string): Promise<boolean> {
    const before = this.board();
    if (before === undefined) return false;
    const back = placesBack(before, changes);
    if (!(await this.send(changes))) return false;
    this.tell({ sentence, back });
    return true;
  }

  async undo(): Promise<void> {
    const done = this.done();
    if (done !== null && (await this.send(done.back)))
      this.tell({ sentence: this.words.of('presence.beds.done.undone'), back: [] });
  }

  choices(simCode: string): ReturnType<BoardClient['bedChoices']> {
    return this.client.bedChoices(this.code() ?? '', simCode);
  }

  private async send(changes: readonly BedChangeDto[]): Promise<boolean> {
    this.stale.set(false);
    const sent = await this.submission.run(async () => {
      if (!this.read.hasValue()) return;
      this.read.set(await this.client.changeBeds(this.code() ?? '', this.read.value().etag, changes));
    });
    if (!sent && this.submission.problem()?.status === 412) {
      this.submission.problem.set(null);
      this.stale.set(true);
      this.done.set(null);
      this.read.reload();
    }
    return sent;
  }

  private tell(done: Done): void {
    this.done.set(done);
    this.announcer.say(done.sentence);
  }
}
