import { ChangeDetectionStrategy, Component, computed, inject, resource, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import type { OpinionFiguresDto, OpinionGroupDto } from '../../../api/models';
import { formatCount, formatMonth } from '../../i18n/formats';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { CodeLists } from '../../territory/code-lists';
import { DayField } from '../../ui/day-field';
import { Loading } from '../../ui/loading';
import { filled, validDay } from '../../ui/validators';
import { OpinionDeskClient, statisticsAddress } from '../opinion-desk-client';

const GROUPINGS = ['month', 'region', 'citizenship', 'applicantKind'] as const;
const FIGURES = [
  'requested',
  'admitted',
  'issued',
  'favourable',
  'unfavourable',
  'notDue',
  'late',
  'medianDays',
  'ninetiethPercentileDays',
] as const;

/** What was asked and answered in a period, whole and by month, region, citizenship and kind of applicant. */
@Component({
  selector: 'sim-opinion-statistics',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayField, Loading, ProblemAlert, ReactiveFormsModule, WordPipe],
  templateUrl: './opinion-statistics.html',
})
export class OpinionStatistics {
  private readonly client = inject(OpinionDeskClient);
  private readonly words = inject(Words);
  private readonly lists = inject(CodeLists);
  private readonly today = inject(SessionStore).today();
  protected readonly problemOf = problemOf;
  protected readonly figures = FIGURES;

  protected readonly form = inject(NonNullableFormBuilder).group({
    from: [`${this.today.slice(0, 4)}-01-01`, [filled, validDay]],
    to: [this.today, [filled, validDay]],
  });
  private readonly period = signal(this.form.getRawValue());
  protected readonly statistics = resource({
    params: this.period,
    loader: ({ params }) => this.client.statistics(params.from, params.to),
  });
  protected readonly csv = computed(() => statisticsAddress(this.period(), 'csv'));
  protected readonly xlsx = computed(() => statisticsAddress(this.period(), 'xlsx'));
  protected readonly tables = computed(() => {
    if (!this.statistics.hasValue()) return [];
    const { groups } = this.statistics.value();
    return GROUPINGS.map((grouping) => ({
      grouping,
      rows: groups[grouping].map((group) => ({ name: this.nameOf(grouping, group), figures: this.rowOf(group) })),
    })).filter(({ rows }) => rows.length > 0);
  });
  protected readonly total = computed(() =>
    this.statistics.hasValue() ? this.rowOf(this.statistics.value().total) : [],
  );

  protected show(): void {
    this.form.markAllAsTouched();
    if (this.form.valid) this.period.set(this.form.getRawValue());
  }

  private rowOf(figures: OpinionFiguresDto): { name: (typeof FIGURES)[number]; text: string }[] {
    return FIGURES.map((name) => {
      const value = figures[name];
      return { name, text: value === null ? '–' : formatCount(value, this.words.language()) };
    });
  }

  private nameOf(grouping: (typeof GROUPINGS)[number], { key, name }: OpinionGroupDto): string {
    if (key === null) return this.words.of('opinionDesk.statistics.unknown');
    if (grouping === 'month') return formatMonth(key, this.words.language());
    if (grouping === 'citizenship') return this.lists.countryName(key);
    if (grouping === 'region') return name ?? key;
    return this.words.find(`opinionDesk.applicantKinds.${key}`) ?? key;
  }
}
