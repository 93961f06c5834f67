import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { OpinionHistoryDto } from '../../../api/models';
import { DayPipe, InstantPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { documentTitle } from '../document-title';

/** What was done with a request, the latest first. */
@Component({
  selector: 'sim-opinion-history',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayPipe, InstantPipe, WordPipe],
  templateUrl: './opinion-history.html',
})
export class OpinionHistory {
  private readonly words = inject(Words);

  readonly history = input.required<readonly OpinionHistoryDto[]>();

  protected titles(kinds: readonly string[]): string {
    return kinds.map((kind) => documentTitle(this.words, kind)).join(', ');
  }
}
