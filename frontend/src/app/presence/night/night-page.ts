import { ChangeDetectionStrategy, Component, computed, effect, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { NightDto, NightSummaryDto } from '../../../api/models';
import { DayPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { Announcer } from '../../ui/announcer';
import { addDays } from '../../ui/calendar-day';
import { Loading } from '../../ui/loading';
import { OwnFacilities } from '../board/own-facilities';
import { FacilityChoice } from '../facility-choice';
import { PresenceTabs } from '../presence-tabs';
import { NightConfirmation } from './night-confirmation';
import { NightOutcome } from './night-outcome';
import { NightsClient } from './nights-client';

const NIGHTS_BACK = 7;

/** One screen for one night of a facility: who sleeps here, and who was not there. */
@Component({
  selector: 'sim-night-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    DayPipe,
    FacilityChoice,
    Loading,
    NightConfirmation,
    NightOutcome,
    OwnFacilities,
    PresenceTabs,
    ProblemAlert,
    RouterLink,
    WordPipe,
  ],
  templateUrl: './night-page.html',
})
export class NightPage {
  private readonly client = inject(NightsClient);
  private readonly words = inject(Words);
  private readonly announcer = inject(Announcer);
  protected readonly session = inject(SessionStore);

  /** Query parameters. */
  readonly facility = input<string>();
  readonly night = input<string>();
  readonly again = input<string>();

  protected readonly problemOf = problemOf;
  protected readonly addDays = addDays;
  protected readonly ownFacility = computed(() => this.session.session()?.membership.organisation.facilityCode ?? null);
  protected readonly code = computed(() => this.ownFacility() ?? this.facility() ?? '');
  protected readonly nights = resource({
    params: () => this.code() || undefined,
    loader: ({ params }) => {
      const today = this.session.today();
      return this.client.list(params, addDays(today, -NIGHTS_BACK), today);
    },
  });
  /** The night of the address, else the one that people mean now. */
  protected readonly chosen = computed(() => {
    const nights = this.nights.hasValue() ? this.nights.value() : undefined;
    return nights === undefined ? undefined : (this.night() ?? nights.current);
  });
  protected readonly detail = resource({
    params: () => {
      const night = this.chosen();
      return night === undefined ? undefined : { code: this.code(), night };
    },
    loader: ({ params }) => this.client.get(params.code, params.night),
  });

  constructor() {
    effect(() => {
      if (this.detail.hasValue()) this.announcer.say(this.sentence(this.detail.value()));
    });
  }

  protected confirmed(night: NightDto): void {
    this.detail.set(night);
    this.nights.reload();
  }

  /** As the home page counts them: over, with minors in the list, and nobody has confirmed. */
  protected waits({ night, listed, confirmedAt, open }: NightSummaryDto): boolean {
    return confirmedAt === null && open && listed > 0 && night < this.session.today();
  }

  protected stateOf(item: NightSummaryDto): string {
    const { listed, confirmedAt, discrepancies, open } = item;
    if (confirmedAt === null) {
      if (this.waits(item)) return this.words.of('presence.night.toConfirm');
      if (listed === 0) return this.words.of('presence.night.emptyNight');
      return this.words.of(open ? 'presence.night.underWay' : 'presence.night.missed');
    }
    if (discrepancies === 0) return this.words.of('presence.night.confirmed');
    return this.words.of('presence.night.withDiscrepancies', { count: discrepancies });
  }

  private sentence({ confirmation, minors }: NightDto): string {
    return confirmation === null
      ? this.words.of('presence.night.listed', { count: minors.length })
      : this.words.of('presence.night.counts', { present: confirmation.present, absent: confirmation.absent.length });
  }
}
