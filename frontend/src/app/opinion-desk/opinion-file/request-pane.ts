import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { DeskFileDto } from '../../../api/models';
import { DayPipe, InstantPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';

/** The request as it was filed, what the rule of that day says of it, and every step since. */
@Component({
  selector: 'sim-request-pane',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayPipe, InstantPipe, WordPipe],
  templateUrl: './request-pane.html',
})
export class RequestPane {
  readonly file = input.required<DeskFileDto>();
}
