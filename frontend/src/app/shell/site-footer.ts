import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { WordPipe } from '../i18n/word-pipe';
import { SessionStore } from '../session/session-store';

@Component({
  selector: 'sim-site-footer',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, WordPipe],
  template: `
    <footer class="sim-footer" id="footer" tabindex="-1">
      <div class="container-xxl">
        <p class="sim-footer-name">{{ 'shell.ministry' | word }}</p>
        <p>{{ 'shell.directorate' | word }}</p>
        <ul>
          <li>
            <a routerLink="/accessibility">{{ 'accessibility.title' | word }}</a>
          </li>
          <li>
            <a routerLink="/open-data">{{ 'openData.title' | word }}</a>
          </li>
          @if (store.session()) {
            <li>
              <a routerLink="/help">{{ 'help.title' | word }}</a>
            </li>
            <li>
              <a routerLink="/assistance/new">{{ 'assistance.ask' | word }}</a>
            </li>
          }
          <li>
            <a href="mailto:assistenzasim@lavoro.gov.it"
              >{{ 'shell.assistance' | word }}: assistenzasim&#64;lavoro.gov.it</a
            >
          </li>
          @if (store.status(); as status) {
            <li>{{ 'shell.version' | word: { version: status.version } }}</li>
          }
        </ul>
      </div>
    </footer>
  `,
})
export class SiteFooter {
  protected readonly store = inject(SessionStore);
}
