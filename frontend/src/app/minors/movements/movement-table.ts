import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MovementDto } from '../../../api/models';
import { DayPipe, InstantPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';

/** The movements as rows, in order, each with the way to correct or cancel it. */
@Component({
  selector: 'sim-movement-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayPipe, InstantPipe, RouterLink, WordPipe],
  templateUrl: './movement-table.html',
})
export class MovementTable {
  readonly movements = input.required<readonly MovementDto[]>();
  readonly simCode = input.required<string>();
  readonly correctable = input(false);
}
