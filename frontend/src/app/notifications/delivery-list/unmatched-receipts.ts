import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import type { PecReceiptDto } from '../../../api/models';
import { InstantPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { ProblemAlert } from '../../problems/problem-alert';
import { PagedList } from '../../ui/paged-list';
import { DeliveriesClient } from '../deliveries-client';

/** Receipts of PEC providers that fit no letter. */
@Component({
  selector: 'sim-unmatched-receipts',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [InstantPipe, ProblemAlert, WordPipe],
  templateUrl: './unmatched-receipts.html',
})
export class UnmatchedReceipts {
  private readonly client = inject(DeliveriesClient);
  protected readonly list = new PagedList<PecReceiptDto>((cursor) => this.client.unmatchedReceipts(cursor));

  constructor() {
    void this.list.start();
  }
}
