import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RelationDto } from '../../../api/models';
import { DayPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { MinorNamePipe, SimCodePipe } from '../minor-pipes';

/** Minors who belong with this one. Of a record that the reader may not open: what they are to each other, and the code. */
@Component({
  selector: 'sim-relation-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayPipe, MinorNamePipe, RouterLink, SimCodePipe, WordPipe],
  templateUrl: './relation-list.html',
})
export class RelationList {
  readonly relations = input.required<readonly RelationDto[]>();
  /** Whether each may be changed and taken away here. */
  readonly editable = input(false);
  readonly edit = output<RelationDto>();
  readonly remove = output<RelationDto>();
}
