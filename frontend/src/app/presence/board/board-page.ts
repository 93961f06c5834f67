import { ChangeDetectionStrategy, Component, computed, effect, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { DayPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { Announcer } from '../../ui/announcer';
import { ChildCodePipe, ChildNamePipe } from '../../ui/child-pipes';
import { Loading } from '../../ui/loading';
import { PresenceTabs } from '../presence-tabs';
import { BoardClient } from './board-client';
import { beyondLimit, leavingSoon } from './board-order';
import { PlacesPipe } from './places-pipe';

/** A facility today: places, who sleeps there, and what is due. */
@Component({
  selector: 'sim-board-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
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
  templateUrl: './board-page.html',
})
export class BoardPage {
  private readonly client = inject(BoardClient);
  private readonly announcer = inject(Announcer);
  private readonly words = inject(Words);
  private readonly session = inject(SessionStore);

  /** From the address. */
  readonly code = input.required<string>();

  protected readonly problemOf = problemOf;
  protected readonly board = resource({ params: () => this.code(), loader: ({ params }) => this.client.get(params) });
  protected readonly leaving = computed(() => (this.board.hasValue() ? leavingSoon(this.board.value()) : []));
  protected readonly beyond = computed(() => (this.board.hasValue() ? beyondLimit(this.board.value()) : []));
  /** Who has one facility only needs no choice of it in addresses. */
  protected readonly link = computed(() =>
    this.session.session()?.membership.organisation.facilityCode === this.code() ? {} : { facility: this.code() },
  );

  constructor() {
    effect(() => {
      if (this.board.hasValue())
        this.announcer.say(this.words.of('presence.board.announcement', { count: this.board.value().present }));
    });
  }
}
