import { ChangeDetectionStrategy, Component, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { InboxItemDto } from '../../../api/models';
import { DayPipe, InstantPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { ProblemAlert } from '../../problems/problem-alert';
import { Announcer } from '../../ui/announcer';
import { Loading } from '../../ui/loading';
import { PagedList } from '../../ui/paged-list';
import { Submission } from '../../ui/submission';
import { InboxClient } from '../inbox-client';
import { InboxSettings } from './inbox-settings';
import { InboxSubscriptions } from './inbox-subscriptions';

/** What happened, newest first. Opening a notice's page marks it as read. */
@Component({
  selector: 'sim-inbox-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayPipe, InboxSettings, InboxSubscriptions, InstantPipe, Loading, ProblemAlert, RouterLink, WordPipe],
  templateUrl: './inbox-page.html',
})
export class InboxPage {
  private readonly announcer = inject(Announcer);
  private readonly words = inject(Words);
  protected readonly client = inject(InboxClient);

  /** Query parameter: `true` shows only what is unread. */
  readonly unread = input('');

  protected readonly submission = new Submission();
  protected readonly list = new PagedList<InboxItemDto>((cursor) => this.client.list(this.unread() === 'true', cursor));

  constructor() {
    effect(() => {
      this.unread();
      untracked(() => void this.list.start());
    });
  }

  protected async markRead(item: InboxItemDto): Promise<void> {
    await this.submission.run(async () => {
      const read = await this.client.markRead(item.id);
      this.list.items.update((items) => items.map((one) => (one.id === read.id ? read : one)));
      this.announcer.say(this.words.of('notifications.inbox.done'));
    });
  }

  /** The page of the notice opens at once; a mark that fails changes nothing for the reader. */
  protected open(item: InboxItemDto): void {
    if (item.readAt === null) void this.client.markRead(item.id).catch(() => undefined);
  }

  protected async markAllRead(): Promise<void> {
    await this.submission.run(async () => {
      await this.client.markAllRead();
      await this.list.start();
      this.announcer.say(this.words.of('notifications.inbox.done'));
    });
  }
}
