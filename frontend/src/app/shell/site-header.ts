import { ChangeDetectionStrategy, Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterLinkActive } from '@angular/router';
import { filter, map } from 'rxjs';
import { AssistanceClient } from '../assistance/assistance-client';
import { WordPipe } from '../i18n/word-pipe';
import { SessionStore } from '../session/session-store';
import { Icon } from '../ui/icon';
import { NavGroup } from './nav-group';
import { NAVIGATION, type Section } from './navigation';

/** The name of the system and its sections, those that the role may use. */
@Component({
  selector: 'sim-site-header',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, NavGroup, RouterLink, RouterLinkActive, WordPipe],
  templateUrl: './site-header.html',
})
export class SiteHeader {
  private readonly session = inject(SessionStore);
  private readonly assistance = inject(AssistanceClient);
  private readonly router = inject(Router);

  protected readonly open = signal(false);
  protected readonly signedIn = computed(() => this.session.session() !== null);
  private readonly address = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event) => event.urlAfterRedirects),
    ),
    { initialValue: this.router.url },
  );
  protected readonly groups = computed(() =>
    NAVIGATION.map(({ title, sections }) => {
      const items = sections
        .filter(({ permission }) => this.session.may(permission))
        .map((section) => this.item(section));
      return { title, items, active: items.some(({ path }) => isUnder(this.address(), path)) };
    }).filter(({ items }) => items.length > 0),
  );

  constructor() {
    effect(() => {
      if (this.session.may('assistance.write') && this.session.session())
        untracked(() => void this.assistance.countUnread());
    });
  }

  private item({ path, title }: Section) {
    return { path, title, count: path === '/assistance' ? this.assistance.unread() : 0 };
  }
}

const isUnder = (address: string, path: string): boolean => {
  const [page = ''] = address.split(/[?#]/);
  return page === path || page.startsWith(`${path}/`);
};
