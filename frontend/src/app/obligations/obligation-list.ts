import { ChangeDetectionStrategy, Component, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '../../api/api';
import { listObligations } from '../../api/functions';
import type { ObligationDto } from '../../api/models';
import { DayPipe } from '../i18n/format-pipes';
import { WordPipe } from '../i18n/word-pipe';
import { Words } from '../i18n/words';
import { ProblemAlert } from '../problems/problem-alert';
import { SessionStore } from '../session/session-store';
import { Loading } from '../ui/loading';
import { PagedList } from '../ui/paged-list';

/** Running deadlines, the most urgent first: one's own, or all that may be seen. */
@Component({
  selector: 'sim-obligation-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayPipe, Loading, ProblemAlert, RouterLink, WordPipe],
  templateUrl: './obligation-list.html',
})
export class ObligationList {
  private readonly api = inject(Api);
  private readonly words = inject(Words);
  private readonly session = inject(SessionStore);

  /** Query parameter: `all` or `overdue`; otherwise one's own. */
  readonly show = input('');

  protected readonly choices = ['mine', 'all', 'overdue'] as const;
  protected readonly list = new PagedList<ObligationDto>((cursor) =>
    this.api.invoke(listObligations, {
      mine: this.show() !== 'all' && this.show() !== 'overdue',
      overdue: this.show() === 'overdue',
      cursor: cursor ?? undefined,
    }),
  );

  constructor() {
    effect(() => {
      this.show();
      this.session.session();
      untracked(() => void this.list.start());
    });
  }

  protected isShown(choice: (typeof this.choices)[number]): boolean {
    return choice === 'mine' ? !['all', 'overdue'].includes(this.show()) : this.show() === choice;
  }

  /** In words: who reads a table by ear hears no colours. */
  protected timeLeft({ state, daysLeft }: ObligationDto): string {
    if (state === 'suspended') return this.words.of('obligations.suspended');
    if (daysLeft === 0) return this.words.of('obligations.days.today');
    const form = Math.abs(daysLeft) === 1 ? 'one' : 'other';
    const kind = daysLeft > 0 ? 'days' : 'late';
    return this.words.of(`obligations.${kind}.${form}`, { count: Math.abs(daysLeft) });
  }

  protected ownerOf({ owner, ownerKind }: ObligationDto): string {
    if (owner === null) return '–';
    return ownerKind === 'role' ? (this.words.find(`session.roles.${owner}`) ?? owner) : owner;
  }
}
