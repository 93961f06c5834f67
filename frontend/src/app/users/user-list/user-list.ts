import { ChangeDetectionStrategy, Component, computed, effect, inject, input, untracked } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import type { Role, UserDto, UserState } from '../../../api/models';
import { CountPipe, InstantPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { Announcer } from '../../ui/announcer';
import { Field, FieldInput } from '../../ui/field';
import { Icon } from '../../ui/icon';
import { Loading } from '../../ui/loading';
import { PagedList } from '../../ui/paged-list';
import { grantableRoles } from '../grantable-roles';
import { UsersClient } from '../users-client';

const STATES: readonly UserState[] = ['invited', 'active', 'suspended'];

/** The people whose access the reader manages. The filters are in the address. */
@Component({
  selector: 'sim-user-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    CountPipe,
    Field,
    FieldInput,
    Icon,
    InstantPipe,
    Loading,
    ProblemAlert,
    ReactiveFormsModule,
    RouterLink,
    WordPipe,
  ],
  templateUrl: './user-list.html',
})
export class UserList {
  private readonly client = inject(UsersClient);
  private readonly router = inject(Router);
  private readonly words = inject(Words);
  private readonly announcer = inject(Announcer);
  private readonly session = inject(SessionStore);

  /** Query parameters. */
  readonly query = input('');
  readonly state = input('');
  readonly role = input('');

  protected readonly states = STATES;
  protected readonly roles = computed(() => grantableRoles(this.session.session()?.membership.role));
  protected readonly form = inject(NonNullableFormBuilder).group({ query: '', state: '', role: '' });
  protected readonly list = new PagedList<UserDto>((cursor) =>
    this.client.list(
      {
        query: this.query() || undefined,
        state: STATES.find((state) => state === this.state()),
        role: this.roles().find((role: Role) => role === this.role()),
      },
      cursor,
    ),
  );

  constructor() {
    effect(() => {
      this.form.reset({ query: this.query(), state: this.state(), role: this.role() });
      this.session.session();
      untracked(() => void this.start());
    });
  }

  protected search(): void {
    const { query, state, role } = this.form.getRawValue();
    const queryParams = { query: query.trim() || null, state: state || null, role: role || null };
    void this.router.navigate([], { queryParams });
  }

  protected readonly overdue = (user: UserDto): boolean => user.memberships.some((membership) => membership.overdue);

  private async start(): Promise<void> {
    await this.list.start();
    const total = this.list.total();
    if (total !== null) this.announcer.say(this.words.of('users.list.found', { count: total }));
  }
}
