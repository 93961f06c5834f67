import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import type { Permission } from '../../api/models';
import type { WordKey } from '../i18n/dictionary';
import { WordPipe } from '../i18n/word-pipe';
import { SessionStore } from '../session/session-store';

interface Tab {
  readonly path: string;
  readonly title: WordKey;
  readonly permission: Permission;
}

/** The board of one's own facility, where there is one. */
const boardOf = (code: string): Tab => ({
  path: `/facilities/${code}`,
  title: 'presence.board.title',
  permission: 'presence.read',
});

const TABS: readonly Tab[] = [
  { path: '/presence/night', title: 'presence.night.title', permission: 'presence.read' },
  { path: '/presence', title: 'presence.month.title', permission: 'presence.read' },
  { path: '/presence/quarter', title: 'presence.quarter.title', permission: 'presence_quarter.read' },
];

/** The pages about presences, one beside the other; the facility that was chosen goes along. */
@Component({
  selector: 'sim-presence-tabs',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, RouterLinkActive, WordPipe],
  host: { class: 'sim-screen-only' },
  template: `
    <nav class="sim-tabs" [attr.aria-label]="'presence.title' | word">
      <ul>
        @for (tab of tabs(); track tab.path) {
          <li>
            <a
              [routerLink]="tab.path"
              [routerLinkActiveOptions]="{
                paths: 'exact',
                queryParams: 'ignored',
                fragment: 'ignored',
                matrixParams: 'ignored',
              }"
              ariaCurrentWhenActive="page"
              queryParamsHandling="preserve"
              routerLinkActive="active"
              >{{ tab.title | word }}</a
            >
          </li>
        }
      </ul>
    </nav>
  `,
})
export class PresenceTabs {
  private readonly session = inject(SessionStore);

  protected readonly tabs = computed(() => {
    const code = this.session.session()?.membership.organisation.facilityCode ?? null;
    const tabs = code === null ? TABS : [boardOf(code), ...TABS];
    return tabs.filter(({ permission }) => this.session.may(permission));
  });
}
