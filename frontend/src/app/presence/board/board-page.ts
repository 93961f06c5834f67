import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { BoardDto, ExpectedDepartureDto } from '../../../api/models';
import { DayPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { Announcer } from '../../ui/announcer';
import { ChildCodePipe, ChildNamePipe } from '../../ui/child-pipes';
import { Loading } from '../../ui/loading';
import { BedStore } from '../beds/bed-store';
import { BoardArrivals } from '../beds/board-arrivals';
import { BoardRooms } from '../beds/board-rooms';
import { PresenceTabs } from '../presence-tabs';
import { beyondLimit, leavingSoon, nearLimit } from './board-order';
import { PlacesPipe } from './places-pipe';

/** A facility today: places, who sleeps there, and what is due. */
@Component({
  selector: 'sim-board-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    BoardArrivals,
    BoardRooms,
    DayPipe,
    Loading,
    ChildNamePipe,
    PlacesPipe,
    PresenceTabs,
    ProblemAlert,
    RouterLink,
    ChildCodePipe,
    WordPipe,
  ],
  providers: [BedStore],
  host: { class: 'sim-board-page' },
  templateUrl: './board-page.html',
})
export class BoardPage {
  private readonly announcer = inject(Announcer);
  private readonly words = inject(Words);
  private readonly session = inject(SessionStore);

  /** From the address. */
  readonly code = input.required<string>();

  protected readonly problemOf = problemOf;
  protected readonly store = inject(BedStore);
  protected readonly board = this.store.board;
  protected readonly leaving = computed(() => leavingSoon(this.board()?.minors ?? []));
  protected readonly near = computed(() => nearLimit(this.board()?.minors ?? []));
  protected readonly beyond = computed(() => beyondLimit(this.board()?.minors ?? []));
  /** Who has one facility only needs no choice of it in addresses. */
  protected readonly link = computed(() =>
    this.session.session()?.membership.organisation.facilityCode === this.code() ? {} : { facility: this.code() },
  );

  private readonly names = new ChildNamePipe();
  private readonly days = new DayPipe();
  /** Only when the page opens: what is done afterwards is told by itself. */
  private announced = '';

  constructor() {
    effect(() => {
      this.store.code.set(this.code());
    });
    effect(() => {
      const board = this.board();
      if (board === undefined || this.announced === board.facility.code) return;
      this.announced = board.facility.code;
      this.announcer.say(this.words.of('presence.board.announcement', { count: board.present }));
    });
  }

  protected departureLine({ minors }: BoardDto, departure: ExpectedDepartureDto): string {
    const minor = minors.find(({ simCode }) => simCode === departure.simCode);
    const { facility, municipality, province, plannedOn, simCode } = departure;
    return this.words.of('presence.beds.leaves', {
      name: this.names.transform(minor ?? { familyName: null, givenName: null, simCode }),
      place: `${facility ?? this.words.of('presence.beds.household')}, ${municipality} (${province})`,
      when:
        plannedOn === null
          ? this.words.of('presence.beds.toAgree')
          : this.words.of('presence.beds.on', { day: this.days.transform(plannedOn) }),
    });
  }

  protected print(): void {
    window.print();
  }
}
