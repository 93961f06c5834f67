import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { CountPipe, DayPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { contentAddress } from '../minor-attachments/attachments-client';
import type { Entry } from './path-entries';

/** Paths, permits or measures, one card each. */
@Component({
  selector: 'sim-entry-cards',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CountPipe, DayPipe, WordPipe],
  templateUrl: './entry-cards.html',
})
export class EntryCards {
  readonly entries = input.required<readonly Entry[]>();
  readonly simCode = input.required<string>();
  /** A day in Europe/Rome: what ended before it is shown as over. */
  readonly today = input.required<string>();
  readonly writable = input(false);
  readonly correct = output<Entry>();
  readonly remove = output<Entry>();

  protected readonly addressOf = contentAddress;
}
