import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import type { Permission } from '../../api/models';
import type { WordKey } from '../i18n/dictionary';
import { WordPipe } from '../i18n/word-pipe';
import { SessionStore } from '../session/session-store';
import { Icon } from '../ui/icon';

interface Section {
  readonly path: string;
  readonly title: WordKey;
  readonly permission: Permission | null;
}

const SECTIONS: readonly Section[] = [
  { path: '/', title: 'home.nav', permission: null },
  { path: '/minors', title: 'minors.nav', permission: 'minor.list' },
  { path: '/presence', title: 'presence.nav', permission: 'presence.read' },
  { path: '/census', title: 'census.nav', permission: 'census.read' },
  { path: '/reports', title: 'reports.nav', permission: 'report.read' },
  { path: '/imports', title: 'imports.nav', permission: 'import.read' },
];

/** The name of the system and its sections, those that the role may use. */
@Component({
  selector: 'sim-site-header',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, RouterLink, RouterLinkActive, WordPipe],
  templateUrl: './site-header.html',
})
export class SiteHeader {
  private readonly session = inject(SessionStore);

  protected readonly open = signal(false);
  protected readonly signedIn = computed(() => this.session.session() !== null);
  protected readonly sections = computed(() =>
    SECTIONS.filter(({ permission }) => permission === null || this.session.may(permission)),
  );
}
