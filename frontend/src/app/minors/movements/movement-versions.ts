import { ChangeDetectionStrategy, Component, computed, inject, input, resource, signal } from '@angular/core';
import type { HistoryEntryDto } from '../../../api/models';
import { InstantPipe } from '../../i18n/format-pipes';
import { formatDay } from '../../i18n/formats';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { Loading } from '../../ui/loading';
import { MinorsClient } from '../minors-client';

/** One change of a movement that was entered before: the version that it replaced stays readable. */
interface FormerVersion {
  readonly key: string;
  readonly at: string;
  readonly author: string;
  readonly reason: string | null;
  readonly cancelled: boolean;
  readonly fields: readonly { readonly name: string; readonly before: string; readonly after: string }[];
}

/** Former versions of corrected and cancelled movements, read in place; asked for when they are opened. */
@Component({
  selector: 'sim-movement-versions',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [InstantPipe, Loading, ProblemAlert, WordPipe],
  templateUrl: './movement-versions.html',
})
export class MovementVersions {
  private readonly client = inject(MinorsClient);
  private readonly words = inject(Words);

  readonly simCode = input.required<string>();

  protected readonly problemOf = problemOf;
  protected readonly opened = signal(false);
  protected readonly history = resource({
    params: () => (this.opened() ? this.simCode() : undefined),
    loader: ({ params }) => this.client.history(params),
  });
  protected readonly versions = computed(() => this.former(this.history.hasValue() ? this.history.value().items : []));

  protected toggle(event: Event): void {
    if (event.target instanceof HTMLDetailsElement && event.target.open) this.opened.set(true);
  }

  private former(items: readonly HistoryEntryDto[]): FormerVersion[] {
    const groups = new Map<string, HistoryEntryDto[]>();
    for (const item of items) {
      if (item.table !== 'movements') continue;
      const key = `${String(item.changeId)} ${String(item.rowId)}`;
      groups.set(key, [...(groups.get(key) ?? []), item]);
    }
    return [...groups].flatMap(([key, entries]) => {
      const [first] = entries;
      // What has nothing before it is the entry of the movement itself.
      if (!first || entries.every(({ before }) => before === null)) return [];
      const author = [first.author, first.organisation].filter(Boolean).join(' – ');
      return [
        {
          key,
          at: first.at,
          author,
          reason: first.reason,
          cancelled: entries.some(({ field, after }) => field === 'kind' && after === null),
          fields: entries.map(({ field, before, after }) => ({
            name: this.fieldName(field),
            before: this.valueOf(before),
            after: this.valueOf(after),
          })),
        },
      ];
    });
  }

  private fieldName(field: string): string {
    return this.words.find(`movements.fields.${field}`) ?? this.words.find(`minors.fields.${field}`) ?? field;
  }

  private valueOf(value: string | null): string {
    if (value === null || value === '') return '–';
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDay(value);
    const lists = ['movements.kind', 'minors.placeKind', 'movements.exitReason'];
    const word = lists.map((list) => (/^\w+$/.test(value) ? this.words.find(`${list}.${value}`) : undefined));
    return word.find(Boolean) ?? value;
  }
}
