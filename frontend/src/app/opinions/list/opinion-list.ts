import { ChangeDetectionStrategy, Component, computed, effect, inject, input, untracked } from '@angular/core';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import type { OpinionList as Choice, OpinionSummaryDto } from '../../../api/models';
import { DayPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { ChildCodePipe } from '../../ui/child-pipes';
import { Field, FieldInput } from '../../ui/field';
import { Loading } from '../../ui/loading';
import { PagedList } from '../../ui/paged-list';
import { OpinionExplained } from '../opinion-explained';
import { OpinionsClient } from '../opinions-client';

const CHOICES: readonly Choice[] = ['all', 'waiting', 'open', 'closed'];

/** The requests that the reader filed, or gets a copy of. */
@Component({
  selector: 'sim-opinion-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    ChildCodePipe,
    DayPipe,
    Field,
    FieldInput,
    Loading,
    OpinionExplained,
    ProblemAlert,
    ReactiveFormsModule,
    RouterLink,
    WordPipe,
  ],
  templateUrl: './opinion-list.html',
})
export class OpinionList {
  private readonly client = inject(OpinionsClient);
  private readonly router = inject(Router);
  protected readonly session = inject(SessionStore);

  /** Query parameters. */
  readonly show = input('');
  readonly search = input('');

  protected readonly choices = CHOICES;
  protected readonly chosen = computed(() => CHOICES.find((choice) => choice === this.show()) ?? 'all');
  protected readonly words = new FormControl('', { nonNullable: true });
  protected readonly list = new PagedList<OpinionSummaryDto>((cursor) =>
    this.client.list({ list: this.chosen(), ...(this.search() ? { search: this.search() } : {}) }, cursor),
  );

  constructor() {
    effect(() => {
      this.words.reset(this.search());
      this.chosen();
      this.session.session();
      untracked(() => void this.list.start());
    });
  }

  protected find(): void {
    void this.router.navigate([], {
      queryParams: { search: this.words.value.trim() || null },
      queryParamsHandling: 'merge',
    });
  }
}
