import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { BoardDto } from '../../../api/models';
import { DayPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';

/** Children who are proposed to the facility: what it needs to prepare a bed, and not who they are. */
@Component({
  selector: 'sim-board-arrivals',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayPipe, RouterLink, WordPipe],
  templateUrl: './board-arrivals.html',
})
export class BoardArrivals {
  readonly board = input.required<BoardDto>();
}
