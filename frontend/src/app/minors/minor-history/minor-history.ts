import { ChangeDetectionStrategy, Component, computed, inject, resource, signal } from '@angular/core';
import type { HistoryEntryDto } from '../../../api/models';
import { InstantPipe } from '../../i18n/format-pipes';
import { formatDay } from '../../i18n/formats';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { CodeLists } from '../../territory/code-lists';
import { Announcer } from '../../ui/announcer';
import { Loading } from '../../ui/loading';
import { languageNames } from '../minor-data/languages';
import { formatSimCode } from '../minor-names';
import { MinorRecordStore } from '../minor-record-store';
import { MinorsClient } from '../minors-client';
import { groupHistory, type HistoryRow } from './history-groups';
import { codesOf, type Topic, TOPICS } from './history-words';

const COUNTRY_FIELDS = ['citizenship', 'furtherCitizenship', 'birthCountry', 'country'];

/** Who changed what, when and why: the old and the new value side by side, in words. */
@Component({
  selector: 'sim-minor-history',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [InstantPipe, Loading, ProblemAlert, WordPipe],
  templateUrl: './minor-history.html',
})
export class MinorHistory {
  private readonly client = inject(MinorsClient);
  private readonly words = inject(Words);
  private readonly countries = inject(CodeLists);
  private readonly announcer = inject(Announcer);
  protected readonly store = inject(MinorRecordStore);
  protected readonly problemOf = problemOf;

  protected readonly topics = TOPICS;
  protected readonly topic = signal<Topic | ''>('');
  protected readonly history = resource({
    params: () => this.store.record()?.simCode,
    loader: ({ params }) => this.client.history(params),
  });
  protected readonly groups = computed(() =>
    this.history.hasValue() ? groupHistory(this.history.value().items, this.topic()) : [],
  );
  protected readonly shown = computed(() => {
    const count = this.groups().length;
    return this.words.of(count === 1 ? 'record.history.shownOne' : 'record.history.shown', { count });
  });

  protected choose(event: Event): void {
    if (!(event.target instanceof HTMLSelectElement)) return;
    const { value } = event.target;
    this.topic.set(TOPICS.find((topic) => topic === value) ?? '');
    this.announcer.say(this.shown());
  }

  /** What was touched: `Documento – Aggiunto`. The first version of an identity is the registration. */
  protected titleOf({ table, act }: HistoryRow): string {
    if (table === 'minors' && act === 'added') return this.words.of('record.history.registered');
    const name =
      this.words.find(`minors.history.tables.${table}`) ?? this.words.find(`record.history.tables.${table}`) ?? table;
    return `${name} – ${this.words.of(`record.history.${act}`).toLowerCase()}`;
  }

  protected fieldOf({ table, field }: HistoryEntryDto): string {
    const lists =
      table === 'movements'
        ? ['movements', 'minors']
        : ['minor_contacts', 'minor_relations', 'minor_attachments'].includes(table)
          ? ['record.history', 'minors']
          : ['minors', 'movements'];
    return lists.map((list) => this.words.find(`${list}.fields.${field}`)).find(Boolean) ?? field;
  }

  /** Countries and languages by name, days as people write them, codes in words, the rest as it is. */
  protected valueOf({ table, field }: HistoryEntryDto, value: string | null): string {
    if (value === null || value === '') return '–';
    if (COUNTRY_FIELDS.includes(field)) return this.countries.countryName(value);
    if (field === 'language') return languageNames([value], this.words.language());
    if (field === 'relatedMinor') return formatSimCode(value);
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDay(value);
    const codes = codesOf(table, field);
    return (codes === undefined ? undefined : this.words.find(`${codes}.${value}`)) ?? value;
  }
}
