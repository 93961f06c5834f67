import { ChangeDetectionStrategy, Component, computed, inject, input, resource } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { OpenTableDto, OpenTextDto } from '../../api/models';
import { CountPipe, DayPipe, InstantPipe, MonthPipe } from '../i18n/format-pipes';
import { formatCount } from '../i18n/formats';
import { WordPipe } from '../i18n/word-pipe';
import { Words } from '../i18n/words';
import { problemOf } from '../problems/problem';
import { ProblemAlert } from '../problems/problem-alert';
import { type Bar, BarChart } from '../ui/bar-chart';
import { Drawing } from '../ui/drawing';
import { Loading } from '../ui/loading';
import { OpenDataClient } from './open-data-client';

/** Bars beyond these are in the table. */
const MOST_BARS = 10;
const ADDRESS = '/api/open-data';

/** What anyone may read of the register: the published tables of a month, with their files. */
@Component({
  selector: 'sim-open-data-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [BarChart, CountPipe, DayPipe, Drawing, InstantPipe, Loading, MonthPipe, ProblemAlert, RouterLink, WordPipe],
  templateUrl: './open-data-page.html',
})
export class OpenDataPage {
  private readonly client = inject(OpenDataClient);
  private readonly router = inject(Router);
  protected readonly words = inject(Words);

  /** `2026-10`; without it the latest. */
  readonly month = input('');

  /** A superseded one, by its number; without it the current one. */
  readonly revision = input<number | null, unknown>(null, {
    transform: (text) => (typeof text === 'string' && /^[1-9]\d{0,3}$/.test(text) ? Number(text) : null),
  });

  protected readonly address = ADDRESS;
  protected readonly formats = ['csv', 'json', 'sdmx.csv'] as const;
  protected readonly problemOf = problemOf;
  protected readonly releases = resource({ loader: () => this.client.releases() });
  /** One for each month: the revision in force. */
  protected readonly current = computed(() =>
    this.releases.hasValue() ? this.releases.value().filter(({ supersededBy }) => supersededBy === null) : [],
  );
  protected readonly chosen = computed(() => this.month() || (this.current()[0]?.month ?? ''));
  protected readonly release = resource({
    params: () =>
      this.chosen() === ''
        ? undefined
        : { month: this.chosen(), revision: this.revision(), language: this.words.language() },
    loader: ({ params }) => this.client.release(params.month, params.revision, params.language),
  });
  /** Every revision of the month on the page, the latest first. */
  protected readonly revisions = computed(() =>
    this.releases.hasValue() ? this.releases.value().filter(({ month }) => month === this.chosen()) : [],
  );
  /** What the address of a file of an old revision ends with. */
  protected readonly ofRevision = computed(() =>
    this.release.hasValue() && this.release.value().supersededBy !== null
      ? `?revision=${this.release.value().revision}`
      : '',
  );
  /** The one figure of the headline is no table. */
  protected readonly tables = computed(() =>
    this.release.hasValue() ? this.release.value().tables.filter(({ dimension }) => dimension !== 'total') : [],
  );

  protected text(text: OpenTextDto): string {
    return text[this.words.language()];
  }

  protected bars({ rows }: OpenTableDto): Bar[] {
    return rows
      .filter(({ role, hidden }) => role === 'item' && !hidden)
      .slice(0, MOST_BARS)
      .map(({ label, value }) => ({ label: this.text(label), count: value ?? 0 }));
  }

  protected totalOf({ rows }: OpenTableDto): number {
    return rows.find(({ role }) => role === 'total')?.value ?? 0;
  }

  /** The map in words: the three regions with the most. */
  protected inWords(table: OpenTableDto): string {
    const most = table.rows
      .filter(({ role }) => role === 'item')
      .sort((one, other) => (other.value ?? 0) - (one.value ?? 0))
      .slice(0, 3)
      .map(({ label, value }) => `${this.text(label)} ${formatCount(value ?? 0, this.words.language())}`);
    return this.words.of('openData.map', { title: this.text(table.title), values: most.join(', ') });
  }

  protected hasHidden({ rows }: OpenTableDto): boolean {
    return rows.some(({ hidden }) => hidden);
  }

  protected open(event: Event): void {
    if (event.target instanceof HTMLSelectElement) void this.router.navigate(['/open-data', event.target.value]);
  }
}
