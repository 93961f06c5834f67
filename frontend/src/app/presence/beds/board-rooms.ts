import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { BoardDto, BoardMinorDto, BoardRoomDto } from '../../../api/models';
import { DayPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { ProblemAlert } from '../../problems/problem-alert';
import { ChildNamePipe } from '../../ui/child-pipes';
import { Dialog } from '../../ui/dialog';
import { RoomAgesPipe } from './age-words';
import { BedDialog } from './bed-dialog';
import { bedsOf, withoutBed } from './bed-places';
import { BedStore } from './bed-store';
import { ChildDialog } from './child-dialog';

/** What is asked of the person now. */
type Asked =
  | { readonly kind: 'bed'; readonly minor: BoardMinorDto }
  | { readonly kind: 'child'; readonly room: BoardRoomDto; readonly bed: number }
  | { readonly kind: 'empty'; readonly room: BoardRoomDto };

/** Who sleeps where tonight, room by room, and who has no bed. */
@Component({
  selector: 'sim-board-rooms',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [BedDialog, ChildDialog, ChildNamePipe, DayPipe, Dialog, ProblemAlert, RoomAgesPipe, RouterLink, WordPipe],
  templateUrl: './board-rooms.html',
})
export class BoardRooms {
  private readonly words = inject(Words);
  private readonly names = new ChildNamePipe();
  protected readonly store = inject(BedStore);

  readonly board = input.required<BoardDto>();

  protected readonly asked = signal<Asked | null>(null);
  protected readonly rooms = computed(() =>
    this.board().rooms.map((room) => ({ room, beds: bedsOf(this.board(), room) })),
  );
  protected readonly withoutBed = computed(() => withoutBed(this.board()));
  /** Beds of the rooms in use tonight. */
  protected readonly bedCount = computed(() =>
    this.board()
      .rooms.filter(({ open }) => open)
      .reduce((sum, { beds }) => sum + beds, 0),
  );

  protected ask(asked: Asked): void {
    this.store.submission.problem.set(null);
    this.asked.set(asked);
  }

  protected siblingsOf({ siblings }: BoardMinorDto): string {
    const minors = this.board().minors.filter(({ simCode }) => siblings.includes(simCode));
    return minors.map((minor) => this.names.transform(minor)).join(', ');
  }

  protected async free(minor: BoardMinorDto): Promise<void> {
    const sentence = this.words.of('presence.beds.done.left', { name: this.names.transform(minor) });
    await this.store.change([{ simCode: minor.simCode, roomId: null, bed: null }], sentence);
  }

  protected async empty({ name, sleepers }: BoardRoomDto): Promise<void> {
    const changes = sleepers.map(({ simCode }) => ({ simCode, roomId: null, bed: null }));
    await this.store.change(changes, this.words.of('presence.beds.done.emptied', { room: name }));
    this.asked.set(null);
  }
}
