import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Permission } from '../../api/models';
import { WordPipe } from '../i18n/word-pipe';
import { Words } from '../i18n/words';
import { SessionStore } from '../session/session-store';
import { terms } from './glossary-terms.it';
import type { TermName } from './term';

const GUIDES: readonly { name: 'case' | 'municipality' | 'reading'; permission: Permission }[] = [
  { name: 'case', permission: 'minor.create' },
  { name: 'municipality', permission: 'facility.write' },
  { name: 'reading', permission: 'census.read' },
];
const NAMES = Object.keys(terms) as TermName[];

/** Short guides for what the role may do, and every explained word in alphabetical order. */
@Component({
  selector: 'sim-help-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, WordPipe],
  template: `
    <article class="sim-prose">
      <h1>{{ 'help.title' | word }}</h1>
      <p class="lead">{{ 'help.lead' | word }}</p>
      <section aria-labelledby="how-title">
        <h2 class="h4" id="how-title">{{ 'help.howTos' | word }}</h2>
        @for (guide of guides(); track guide.name) {
          <h3 class="h6">{{ \`help.roles.\${guide.name}.title\` | word }}</h3>
          <ol>
            @for (step of steps; track step) {
              <li>{{ \`help.roles.\${guide.name}.\${step}\` | word }}</li>
            }
          </ol>
        }
      </section>
      <section aria-labelledby="words-title">
        <h2 class="h4" id="words-title">{{ 'help.words' | word }}</h2>
        <dl class="sim-words">
          @for (name of names(); track name) {
            <div>
              <dt>{{ \`terms.\${name}.term\` | word }}</dt>
              <dd>{{ \`terms.\${name}.text\` | word }}</dd>
            </div>
          }
        </dl>
      </section>
      <section class="sim-panel" aria-labelledby="ask-title">
        <h2 class="h5" id="ask-title">{{ 'help.ask' | word }}</h2>
        <p>{{ 'help.askText' | word }}</p>
        <a class="btn btn-primary" routerLink="/assistance/new">{{ 'assistance.ask' | word }}</a>
      </section>
    </article>
  `,
})
export class HelpPage {
  private readonly session = inject(SessionStore);
  private readonly words = inject(Words);

  protected readonly steps = ['one', 'two', 'three'] as const;
  protected readonly guides = computed(() => GUIDES.filter(({ permission }) => this.session.may(permission)));
  protected readonly names = computed(() => {
    const nameOf = (name: TermName): string => this.words.of(`terms.${name}.term`);
    return [...NAMES].sort((a, b) => nameOf(a).localeCompare(nameOf(b), this.words.language()));
  });
}
