import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  effect,
  inject,
  input,
  resource,
} from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { ActivatedRoute, Router } from '@angular/router';
import { CountPipe, DayPipe, InstantPipe } from '../i18n/format-pipes';
import { formatCount, formatDay, formatShare } from '../i18n/formats';
import { WordPipe } from '../i18n/word-pipe';
import { Words } from '../i18n/words';
import { problemOf } from '../problems/problem';
import { ProblemAlert } from '../problems/problem-alert';
import { SessionStore } from '../session/session-store';
import { CodeLists } from '../territory/code-lists';
import { Announcer } from '../ui/announcer';
import { BarChart } from '../ui/bar-chart';
import { isDay } from '../ui/calendar-day';
import { DayField } from '../ui/day-field';
import { Field, FieldInput } from '../ui/field';
import { focusInvalid } from '../ui/focus-invalid';
import { Loading } from '../ui/loading';
import { instantInRome } from '../ui/rome-instant';
import { Term } from '../ui/term';
import { filled, notAfter, validDay } from '../ui/validators';
import { CensusClient } from './census-client';
import { type CensusBreakdown, censusTables, firstBars } from './census-tables';

/** The census of any day, as known now or at an earlier instant. Day and instant stand in the address. */
@Component({
  selector: 'sim-census-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    BarChart,
    CountPipe,
    DayField,
    DayPipe,
    Field,
    FieldInput,
    InstantPipe,
    Loading,
    ProblemAlert,
    ReactiveFormsModule,
    WordPipe,
    Term,
  ],
  templateUrl: './census-page.html',
})
export class CensusPage {
  private readonly client = inject(CensusClient);
  private readonly words = inject(Words);
  private readonly lists = inject(CodeLists);
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly announcer = inject(Announcer);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  /** Query parameters. */
  readonly on = input<string>();
  readonly knownDay = input<string>();
  readonly knownTime = input<string>();

  protected readonly problemOf = problemOf;
  protected readonly form = inject(NonNullableFormBuilder).group({
    on: ['', [filled, validDay, notAfter(() => this.session.today())]],
    knownDay: ['', [validDay, notAfter(() => this.session.today())]],
    knownTime: [''],
  });
  protected readonly asked = computed(() => {
    const [on, knownDay] = [this.on() ?? '', this.knownDay() ?? ''];
    return {
      on: isDay(on) ? on : this.session.today(),
      knownAt: isDay(knownDay) ? instantInRome(knownDay, this.knownTime() ?? '') : null,
    };
  });
  protected readonly census = resource({
    params: () => this.asked(),
    loader: ({ params }) => this.client.get(params.on, params.knownAt),
  });
  protected readonly tables = computed(() => {
    if (!this.census.hasValue()) return [];
    const others = this.words.of('census.others');
    return censusTables(this.census.value(), (breakdown, code) => this.nameOf(breakdown, code)).map((table) => ({
      ...table,
      bars: firstBars(table.rows, 12, others),
    }));
  });

  constructor() {
    effect(() => {
      this.form.reset({ on: this.asked().on, knownDay: this.knownDay() ?? '', knownTime: this.knownTime() ?? '' });
    });
    effect(() => {
      if (!this.census.hasValue()) return;
      const { on, total } = this.census.value();
      this.announcer.say(
        this.words.of('census.announcement', { day: formatDay(on), total: formatCount(total, this.words.language()) }),
      );
    });
  }

  protected show(): void {
    this.form.markAllAsTouched();
    if (this.form.invalid) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const { on, knownDay, knownTime } = this.form.getRawValue();
    const queryParams = { on, ...(knownDay ? { knownDay } : {}), ...(knownDay && knownTime ? { knownTime } : {}) };
    if (JSON.stringify(queryParams) === JSON.stringify(this.route.snapshot.queryParams)) this.census.reload();
    else void this.router.navigate([], { relativeTo: this.route, queryParams });
  }

  protected share(count: number): string {
    return formatShare(count, this.census.hasValue() ? this.census.value().total : 0, this.words.language());
  }

  private nameOf(breakdown: CensusBreakdown, code: string): string {
    switch (breakdown) {
      case 'sex':
        return this.words.find(`minors.sex.${code}`) ?? code;
      case 'age':
        return this.words.of('census.years', { age: code });
      case 'citizenship':
        return this.lists.countryName(code);
      case 'region':
        return this.lists.regionName(code);
    }
  }
}
