import { ChangeDetectionStrategy, Component, DestroyRef, DOCUMENT, effect, inject, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { WordPipe } from '../i18n/word-pipe';
import { Words } from '../i18n/words';
import { SessionStore } from '../session/session-store';
import { Announcer } from '../ui/announcer';
import { Icon } from '../ui/icon';
import { InboxClient } from './inbox-client';

/** How often the count is asked for: notices are read in hours, not in seconds. */
const EVERY_MS = 60_000;

/** The way to the inbox, in the header of every page, with how many notices wait. New ones are said politely. */
@Component({
  selector: 'sim-inbox-link',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, RouterLink, WordPipe],
  template: `
    <a
      class="sim-inbox-link"
      [attr.aria-label]="
        client.unread() > 0
          ? ('notifications.inbox.unread' | word: { count: client.unread() })
          : ('notifications.inbox.noneUnread' | word)
      "
      routerLink="/inbox"
    >
      <sim-icon name="mail" size="sm" />
      <span class="sim-inbox-name">{{ 'notifications.inbox.short' | word }}</span>
      @if (client.unread() > 0) {
        <span class="badge">{{ client.unread() }}</span>
      }
    </a>
  `,
})
export class InboxLink {
  private readonly session = inject(SessionStore);
  private readonly announcer = inject(Announcer);
  private readonly words = inject(Words);
  private readonly document = inject(DOCUMENT);
  protected readonly client = inject(InboxClient);

  constructor() {
    effect(() => {
      if (this.session.session() && this.session.may('inbox.read')) untracked(() => void this.client.countUnread());
    });
    const timer = setInterval(() => void this.look(), EVERY_MS);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
    });
  }

  private async look(): Promise<void> {
    if (this.document.hidden || !this.session.session()) return;
    const before = this.client.unread();
    const count = await this.client.countUnread();
    if (count > before) this.announcer.say(this.words.of('notifications.inbox.arrived', { count }));
  }
}
