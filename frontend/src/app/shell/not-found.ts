import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { WordPipe } from '../i18n/word-pipe';

@Component({
  selector: 'sim-not-found',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, WordPipe],
  template: `
    <h1>{{ 'shell.notFound.title' | word }}</h1>
    <p class="lead">{{ 'shell.notFound.text' | word }}</p>
    <a class="btn btn-primary" routerLink="/">{{ 'shell.notFound.home' | word }}</a>
  `,
})
export class NotFound {}
