import { ChangeDetectionStrategy, Component, computed, effect, inject, input, resource } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { ActivatedRoute, Router } from '@angular/router';
import { MonthPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { CodeLists } from '../../territory/code-lists';
import { Announcer } from '../../ui/announcer';
import { ChoiceField } from '../../ui/choice-field';
import { Field, FieldInput } from '../../ui/field';
import { Loading } from '../../ui/loading';
import { filled } from '../../ui/validators';
import { PresenceTabs } from '../presence-tabs';
import { DailyAmountForm } from './daily-amount-form';
import { QuarterClient } from './quarter-client';
import { QuarterList } from './quarter-list';
import { monthsOf, quartersUntil } from './quarters';

const QUARTERS_BACK = 20;

/** The list of a quarter for the Prefecture, across the facilities of a municipality. */
@Component({
  selector: 'sim-quarter-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    ChoiceField,
    DailyAmountForm,
    Field,
    FieldInput,
    Loading,
    MonthPipe,
    PresenceTabs,
    ProblemAlert,
    QuarterList,
    ReactiveFormsModule,
    WordPipe,
  ],
  host: { class: 'sim-presence' },
  templateUrl: './quarter-page.html',
})
export class QuarterPage {
  private readonly client = inject(QuarterClient);
  private readonly lists = inject(CodeLists);
  private readonly words = inject(Words);
  private readonly announcer = inject(Announcer);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  protected readonly session = inject(SessionStore);

  /** Query parameters. */
  readonly municipality = input<string>();
  readonly quarter = input<string>();

  protected readonly problemOf = problemOf;
  protected readonly monthsOf = monthsOf;
  protected readonly searchMunicipalities = (typed: string) => this.lists.searchMunicipalities(typed);
  protected readonly own = computed(() => this.session.session()?.membership.organisation.kind === 'municipality');
  protected readonly quarters = computed(() => quartersUntil(this.session.today(), QUARTERS_BACK));
  protected readonly asked = computed(() => {
    const municipality = this.own() ? '' : (this.municipality() ?? '');
    if (!this.own() && municipality === '') return undefined;
    return { municipality, quarter: this.quarter() ?? this.quarters()[0] ?? '' };
  });
  protected readonly list = resource({
    params: () => this.asked(),
    loader: ({ params }) => this.client.get(params.quarter, params.municipality),
  });
  protected readonly form = inject(NonNullableFormBuilder).group({ municipality: ['', filled], quarter: '' });

  constructor() {
    effect(() => {
      this.form.reset({
        municipality: this.own() ? 'own' : (this.municipality() ?? ''),
        quarter: this.quarter() ?? this.quarters()[0] ?? '',
      });
    });
    effect(() => {
      if (!this.list.hasValue()) return;
      const { minors, days } = this.list.value();
      this.announcer.say(this.words.of('presence.announcement', { minors: minors.length, days }));
    });
  }

  protected show(): void {
    this.form.markAllAsTouched();
    if (this.form.invalid) return;
    const { municipality, quarter } = this.form.getRawValue();
    const queryParams = this.own() ? { quarter } : { municipality, quarter };
    void this.router.navigate([], { relativeTo: this.route, queryParams, queryParamsHandling: 'merge' });
  }
}
