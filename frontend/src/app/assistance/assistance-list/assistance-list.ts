import { ChangeDetectionStrategy, Component, effect, inject, input, untracked } from '@angular/core';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import type { AssistanceState, AssistanceSummaryDto } from '../../../api/models';
import { InstantPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { Field, FieldInput } from '../../ui/field';
import { Loading } from '../../ui/loading';
import { PagedList } from '../../ui/paged-list';
import { AssistanceClient } from '../assistance-client';

const STATES: readonly AssistanceState[] = ['open', 'answered', 'closed'];

/** The requests of the reader's body; the desk sees those of all. */
@Component({
  selector: 'sim-assistance-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Field, FieldInput, InstantPipe, Loading, ProblemAlert, ReactiveFormsModule, RouterLink, WordPipe],
  templateUrl: './assistance-list.html',
})
export class AssistanceList {
  private readonly client = inject(AssistanceClient);
  private readonly router = inject(Router);
  protected readonly session = inject(SessionStore);

  /** Query parameter. */
  readonly state = input('');

  protected readonly states = STATES;
  protected readonly chosen = new FormControl('', { nonNullable: true });
  protected readonly list = new PagedList<AssistanceSummaryDto>((cursor) =>
    this.client.list(
      STATES.find((state) => state === this.state()),
      cursor,
    ),
  );

  constructor() {
    effect(() => {
      this.chosen.reset(this.state());
      this.session.session();
      untracked(() => void this.list.start());
    });
  }

  protected filter(): void {
    void this.router.navigate([], { queryParams: { state: this.chosen.value || null } });
  }
}
