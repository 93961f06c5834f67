import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Permission } from '../../api/models';
import { WordPipe } from '../i18n/word-pipe';
import { Words } from '../i18n/words';
import { SessionStore } from '../session/session-store';
import type { TermName } from '../ui/term';
import { terms } from './glossary-terms.it';

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
  templateUrl: './help-page.html',
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
