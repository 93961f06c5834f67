import { ChangeDetectionStrategy, Component, effect, inject, input, untracked } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import type { FacilityDto } from '../../../api/models';
import { CountPipe, DayPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { CodeLists } from '../../territory/code-lists';
import { Announcer } from '../../ui/announcer';
import { ChoiceField } from '../../ui/choice-field';
import { Field, FieldInput } from '../../ui/field';
import { Icon } from '../../ui/icon';
import { Loading } from '../../ui/loading';
import { PagedList } from '../../ui/paged-list';
import { FacilitiesClient } from '../facilities-client';
import { FACILITY_KINDS } from '../facility-kinds';

/** All facilities: they are no personal data. How many sleep there is said only within the reader's territory. */
@Component({
  selector: 'sim-facility-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    ChoiceField,
    CountPipe,
    DayPipe,
    Field,
    FieldInput,
    Icon,
    Loading,
    ProblemAlert,
    ReactiveFormsModule,
    RouterLink,
    WordPipe,
  ],
  templateUrl: './facility-list.html',
})
export class FacilityList {
  private readonly client = inject(FacilitiesClient);
  private readonly router = inject(Router);
  private readonly words = inject(Words);
  private readonly announcer = inject(Announcer);
  protected readonly session = inject(SessionStore);
  protected readonly lists = inject(CodeLists);

  /** Query parameters. */
  readonly query = input('');
  readonly kind = input('');
  readonly region = input('');
  readonly municipality = input('');
  readonly state = input('');

  protected readonly kinds = FACILITY_KINDS;
  protected readonly searchMunicipalities = (typed: string) => this.lists.searchMunicipalities(typed);
  protected readonly form = inject(NonNullableFormBuilder).group({
    query: '',
    kind: '',
    region: '',
    municipality: '',
    state: '',
  });
  protected readonly list = new PagedList<FacilityDto>((cursor) => {
    const state = this.state();
    return this.client.list(
      {
        query: this.query() || undefined,
        kind: FACILITY_KINDS.find((kind) => kind === this.kind()),
        region: this.region() || undefined,
        municipality: this.municipality() || undefined,
        state: state === 'open' || state === 'closed' ? state : undefined,
      },
      cursor,
    );
  });

  constructor() {
    effect(() => {
      this.form.reset({
        query: this.query(),
        kind: this.kind(),
        region: this.region(),
        municipality: this.municipality(),
        state: this.state(),
      });
      this.session.session();
      untracked(() => void this.start());
    });
  }

  protected search(): void {
    const filters = Object.entries(this.form.getRawValue()).map(([name, value]) => [name, value.trim() || null]);
    void this.router.navigate([], { queryParams: Object.fromEntries(filters) as Record<string, string | null> });
  }

  protected isOpen({ openOn, closedOn }: FacilityDto): boolean {
    const today = this.session.today();
    return openOn <= today && (closedOn === null || closedOn > today);
  }

  private async start(): Promise<void> {
    await this.list.start();
    const total = this.list.total();
    if (total !== null) this.announcer.say(this.words.of('facilities.list.found', { count: total }));
  }
}
