import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CompletenessDto } from '../../api/models';
import { DayPipe } from '../i18n/format-pipes';
import { WordPipe } from '../i18n/word-pipe';

/** How much of a record is there, what is missing, by when, and why. */
@Component({
  selector: 'sim-record-completeness',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayPipe, RouterLink, WordPipe],
  templateUrl: './record-completeness.html',
})
export class RecordCompleteness {
  readonly simCode = input.required<string>();
  readonly completeness = input.required<CompletenessDto>();
  readonly correctable = input(false);

  protected hasEssential(): boolean {
    return this.completeness().missing.some(({ essential }) => essential);
  }
}
