import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { DeskFileDto } from '../../../api/models';
import { DayPipe, InstantPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';

/** Every step taken, the latest first. */
@Component({
  selector: 'sim-file-history',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayPipe, InstantPipe, WordPipe],
  templateUrl: './file-history.html',
})
export class FileHistory {
  readonly file = input.required<DeskFileDto>();
}
