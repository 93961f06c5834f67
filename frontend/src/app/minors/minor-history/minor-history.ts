import { ChangeDetectionStrategy, Component, computed, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { HistoryEntryDto } from '../../../api/models';
import { InstantPipe } from '../../i18n/format-pipes';
import { formatDay, formatInstant } from '../../i18n/formats';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { CodeLists } from '../../territory/code-lists';
import { Loading } from '../../ui/loading';
import { MinorRecordStore } from '../minor-record-store';
import { MinorsClient } from '../minors-client';
import { groupHistory } from './history-groups';

const COUNTRY_FIELDS = ['citizenship', 'furtherCitizenship', 'birthCountry', 'country'];

/** Who changed what, when and why: the old and the new value side by side, in words. */
@Component({
  selector: 'sim-minor-history',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [InstantPipe, Loading, ProblemAlert, RouterLink, WordPipe],
  templateUrl: './minor-history.html',
})
export class MinorHistory {
  private readonly client = inject(MinorsClient);
  private readonly words = inject(Words);
  private readonly countries = inject(CodeLists);
  protected readonly store = inject(MinorRecordStore);
  protected readonly problemOf = problemOf;

  protected readonly history = resource({
    params: () => this.store.record()?.simCode,
    loader: ({ params }) => this.client.history(params),
  });
  protected readonly groups = computed(() => (this.history.hasValue() ? groupHistory(this.history.value().items) : []));

  protected fieldOf({ table, field }: HistoryEntryDto): string {
    const lists = table === 'movements' ? ['movements', 'minors'] : ['minors', 'movements'];
    const name = lists.map((list) => this.words.find(`${list}.fields.${field}`)).find(Boolean) ?? field;
    const whole = table === 'minors' ? undefined : this.words.find(`minors.history.tables.${table}`);
    return whole ? `${whole}: ${name.toLowerCase()}` : name;
  }

  /** Countries by name, days and instants as people write them, codes in words, the rest as it is. */
  protected valueOf(field: string, value: string | null): string {
    if (value === null || value === '') return '–';
    if (COUNTRY_FIELDS.includes(field)) return this.countries.countryName(value);
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDay(value);
    if (/^\d{4}-\d{2}-\d{2}T/.test(value)) return formatInstant(value);
    const lists = [
      'minors.quality',
      'minors.placeKind',
      'minors.entryMode',
      'minors.documentKind',
      'movements.kind',
      'movements.exitReason',
      'minors.sex',
    ];
    return (
      lists.map((list) => (/^\w+$/.test(value) ? this.words.find(`${list}.${value}`) : undefined)).find(Boolean) ??
      value
    );
  }
}
