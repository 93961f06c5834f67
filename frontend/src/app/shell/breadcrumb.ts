import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { type ActivatedRouteSnapshot, NavigationEnd, Router, RouterLink } from '@angular/router';
import { filter, map } from 'rxjs';
import { WordPipe } from '../i18n/word-pipe';
import { Words } from '../i18n/words';

interface Crumb {
  readonly title: string;
  readonly path: string;
}

/** The way from the home page here, made of the titles of the routes. Nothing on the home page itself. */
@Component({
  selector: 'sim-breadcrumb',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, WordPipe],
  template: `
    @if (crumbs().length > 0) {
      <nav class="breadcrumb-container" [attr.aria-label]="'shell.breadcrumb' | word">
        <ol class="breadcrumb">
          <li class="breadcrumb-item">
            <a routerLink="/">{{ 'home.nav' | word }}</a><span class="separator">/</span>
          </li>
          @for (crumb of crumbs(); track crumb.path; let last = $last) {
            @if (last) {
              <li class="breadcrumb-item active" aria-current="page">{{ titleOf(crumb) }}</li>
            } @else {
              <li class="breadcrumb-item">
                <a [routerLink]="crumb.path">{{ titleOf(crumb) }}</a><span class="separator">/</span>
              </li>
            }
          }
        </ol>
      </nav>
    }
  `,
})
export class Breadcrumb {
  private readonly router = inject(Router);
  private readonly words = inject(Words);

  protected readonly crumbs = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(() => crumbsOf(this.router.routerState.snapshot.root)),
    ),
    { initialValue: crumbsOf(this.router.routerState.snapshot.root) },
  );

  protected titleOf(crumb: Crumb): string {
    return this.words.find(crumb.title) ?? crumb.title;
  }
}

function crumbsOf(root: ActivatedRouteSnapshot): Crumb[] {
  const crumbs: Crumb[] = [];
  let path = '';
  for (let route: ActivatedRouteSnapshot | null = root; route; route = route.firstChild) {
    const segments = route.url.map((segment) => segment.path).join('/');
    if (segments) path += `/${segments}`;
    // A child without a title of its own inherits its parent's data and title: only what a route itself declares is a crumb.
    const title: unknown = route.routeConfig?.data?.['crumb'] ?? (route.routeConfig?.title ? route.title : undefined);
    if (typeof title === 'string' && path && crumbs.at(-1)?.path !== path) crumbs.push({ title, path });
  }
  return crumbs;
}
