import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { WordPipe } from '../i18n/word-pipe';
import { Dialog } from '../ui/dialog';
import { Shortcuts } from './shortcuts';

/** What each key does on a page of the desk. */
const KEYS = {
  list: [
    { key: 'j', does: 'next' },
    { key: 'k', does: 'previous' },
    { key: 'o', does: 'open' },
    { key: 'x', does: 'tick' },
    { key: '?', does: 'help' },
  ],
  file: [
    { key: 'n', does: 'nextFile' },
    { key: 'p', does: 'previousFile' },
    { key: 'u', does: 'list' },
    { key: '?', does: 'help' },
  ],
} as const;

/** Says the keys of the page and turns them on and off. */
@Component({
  selector: 'sim-shortcuts-help',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Dialog, WordPipe],
  templateUrl: './shortcuts-help.html',
})
export class ShortcutsHelp {
  protected readonly shortcuts = inject(Shortcuts);
  protected readonly keys = KEYS;

  readonly page = input.required<keyof typeof KEYS>();
  readonly closed = output();
}
