import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { UserDto } from '../../../api/models';
import { DayPipe, InstantPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { Loading } from '../../ui/loading';
import { PagedList } from '../../ui/paged-list';
import { Submission } from '../../ui/submission';
import { UsersClient } from '../users-client';

const PAGE = 50;

/** The periodic question: do these people still need their access? What is not confirmed is taken away on the person's page. */
@Component({
  selector: 'sim-user-review',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayPipe, InstantPipe, Loading, ProblemAlert, RouterLink, WordPipe],
  templateUrl: './user-review.html',
})
export class UserReview {
  private readonly client = inject(UsersClient);
  private readonly session = inject(SessionStore);

  protected readonly submission = new Submission();
  /** Also those that are not overdue. */
  protected readonly all = signal(false);
  protected readonly chosen = signal<ReadonlySet<number>>(new Set());
  protected readonly confirmed = signal(0);
  protected readonly list = new PagedList<UserDto>((cursor) =>
    this.client.list(this.all() ? {} : { overdue: true }, cursor, PAGE),
  );
  protected readonly rows = computed(() =>
    this.list
      .items()
      .flatMap((user) =>
        user.memberships
          .filter((membership) => this.all() || membership.overdue)
          .map((membership) => ({ user, membership, isSelf: user.id === this.session.session()?.user.id })),
      ),
  );

  constructor() {
    void this.list.start();
  }

  protected reload(): void {
    this.chosen.set(new Set());
    void this.list.start();
  }

  protected toggle(id: number): void {
    this.chosen.update((chosen) => {
      const next = new Set(chosen);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }

  protected async confirm(): Promise<void> {
    const ids = [...this.chosen()];
    if (ids.length === 0) return;
    const done = await this.submission.run(async () => {
      this.confirmed.set(await this.client.confirm(ids));
    });
    if (done) this.reload();
  }
}
