import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { filter, map, pairwise, startWith } from 'rxjs';
import { WordPipe } from '../i18n/word-pipe';
import { ProblemAlert } from '../problems/problem-alert';
import { SessionStore } from '../session/session-store';
import { SignInAgain } from '../session/sign-in-again';
import { Announcer } from '../ui/announcer';
import { Breadcrumb } from './breadcrumb';
import { PageTitle } from './page-title';
import { SiteFooter } from './site-footer';
import { SiteHeader } from './site-header';
import { SlimHeader } from './slim-header';

/** What stands around every page. */
@Component({
  selector: 'sim-shell',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Breadcrumb, ProblemAlert, RouterOutlet, SignInAgain, SiteFooter, SiteHeader, SlimHeader, WordPipe],
  templateUrl: './shell.html',
})
export class Shell {
  protected readonly session = inject(SessionStore);
  protected readonly announcer = inject(Announcer);
  private readonly pageTitle = inject(PageTitle);

  constructor() {
    const router = inject(Router);
    router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd),
        map((event) => event.urlAfterRedirects.split(/[?#]/)[0]),
        startWith(null),
        pairwise(),
        takeUntilDestroyed(),
      )
      .subscribe(([from, to]) => {
        if (from !== null && from !== to) this.pageTitle.focusHeading();
      });
  }

  /** A link `#main` would be resolved against the base address and leave the page. */
  protected jumpTo(event: Event, id: string): void {
    event.preventDefault();
    const target = document.getElementById(id);
    target?.focus();
    target?.scrollIntoView();
  }
}
