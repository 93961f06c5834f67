import { ChangeDetectionStrategy, Component, computed, effect, inject, input, resource } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { MonthPipe } from '../i18n/format-pipes';
import { WordPipe } from '../i18n/word-pipe';
import { Words } from '../i18n/words';
import { problemOf } from '../problems/problem';
import { ProblemAlert } from '../problems/problem-alert';
import { SessionStore } from '../session/session-store';
import { Announcer } from '../ui/announcer';
import { monthsBefore } from '../ui/calendar-day';
import { ChoiceField } from '../ui/choice-field';
import { Field, FieldInput } from '../ui/field';
import { Icon } from '../ui/icon';
import { Loading } from '../ui/loading';
import { filled } from '../ui/validators';
import { BoardClient } from './board/board-client';
import { OwnFacilities } from './board/own-facilities';
import { PresenceCalendar } from './presence-calendar-view';
import { PresenceClient } from './presence-client';
import { PresenceTabs } from './presence-tabs';

const PAST_MONTHS = 60;

/** The presences of a month in a facility; members of a facility see their own. */
@Component({
  selector: 'sim-presence-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    ChoiceField,
    Field,
    FieldInput,
    Icon,
    Loading,
    MonthPipe,
    OwnFacilities,
    PresenceCalendar,
    PresenceTabs,
    ProblemAlert,
    ReactiveFormsModule,
    RouterLink,
    WordPipe,
  ],
  host: { class: 'sim-presence' },
  templateUrl: './presence-page.html',
})
export class PresencePage {
  private readonly client = inject(PresenceClient);
  private readonly facilities = inject(BoardClient);
  private readonly words = inject(Words);
  private readonly announcer = inject(Announcer);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly session = inject(SessionStore);

  /** Query parameters. */
  readonly facility = input<string>();
  readonly month = input<string>();

  protected readonly problemOf = problemOf;
  protected readonly searchFacilities = (typed: string) => this.facilities.choices(typed);
  protected readonly ownFacility = computed(() => this.session.session()?.membership.organisation.facilityCode ?? null);
  protected readonly months = computed(() => {
    const today = this.session.today();
    return [today.slice(0, 7), ...monthsBefore(today, PAST_MONTHS)];
  });
  protected readonly asked = computed(() => {
    const facility = this.ownFacility() ?? this.facility() ?? '';
    return facility === '' ? undefined : { facility, month: this.month() ?? this.months()[0] ?? '' };
  });
  /** Months are newest first. */
  private readonly place = computed(() => this.months().indexOf(this.asked()?.month ?? ''));
  protected readonly previous = computed(() => (this.place() < 0 ? undefined : this.months()[this.place() + 1]));
  protected readonly next = computed(() => (this.place() < 1 ? undefined : this.months()[this.place() - 1]));
  protected readonly presence = resource({
    params: () => this.asked(),
    loader: ({ params }) => this.client.get(params.facility, params.month),
  });
  protected readonly facilityLabel = computed(() =>
    this.presence.hasValue() ? this.presence.value().facility.name : (this.facility() ?? ''),
  );
  protected readonly form = inject(NonNullableFormBuilder).group({ facility: ['', filled], month: '' });

  constructor() {
    effect(() => {
      this.form.reset({
        facility: this.ownFacility() ?? this.facility() ?? '',
        month: this.month() ?? this.months()[0] ?? '',
      });
    });
    effect(() => {
      if (!this.presence.hasValue()) return;
      const { minors, total } = this.presence.value();
      this.announcer.say(
        this.words.of('presence.announcement', { minors: String(minors.length), days: String(total) }),
      );
    });
  }

  protected show(): void {
    this.form.markAllAsTouched();
    if (this.form.invalid) return;
    const { facility, month } = this.form.getRawValue();
    const queryParams = this.ownFacility() === null ? { facility, month } : { month };
    void this.router.navigate([], { relativeTo: this.route, queryParams });
  }
}
