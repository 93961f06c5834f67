import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ConfirmationDto, DiscrepancyDto, NightDto } from '../../../api/models';
import { InstantPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { ChildCodePipe, ChildNamePipe } from '../../ui/child-pipes';

/** What was confirmed, what it leaves to be done, and what was said before. */
@Component({
  selector: 'sim-night-outcome',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [InstantPipe, ChildNamePipe, RouterLink, ChildCodePipe, WordPipe],
  templateUrl: './night-outcome.html',
})
export class NightOutcome {
  readonly night = input.required<NightDto>();
  readonly mayConfirm = input.required<boolean>();

  /** Where the discrepancy is settled. */
  protected linkOf({ kind, minor }: DiscrepancyDto): string[] {
    if (minor === null) return ['/minors'];
    const record = ['/minors', minor.simCode];
    return kind === 'not_returned' ? [...record, 'movements', 'absconding', 'new'] : record;
  }

  protected byOf({ user, organisation }: ConfirmationDto): string {
    return [user, organisation].filter(Boolean).join(', ') || 'SIM';
  }
}
