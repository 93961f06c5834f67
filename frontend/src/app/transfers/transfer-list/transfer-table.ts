import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { TransferProposalDto } from '../../../api/models';
import { DayPipe, InstantPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { ChildCodePipe, ChildNamePipe } from '../../ui/child-pipes';
import { ProposalState } from '../proposal-state';

@Component({
  selector: 'sim-transfer-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ChildCodePipe, ChildNamePipe, DayPipe, InstantPipe, ProposalState, RouterLink, WordPipe],
  templateUrl: './transfer-table.html',
})
export class TransferTable {
  readonly proposals = input.required<readonly TransferProposalDto[]>();
  readonly label = input.required<string>();
}
