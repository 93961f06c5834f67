import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { PreCheckDto } from '../../../api/models';
import { CountPipe, DayPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';

const DOCUMENTS = ['identity_document', 'permit', 'guardianship', 'integration_path'] as const;

/** Whether the opinion is due for a minor, when it may be asked for, and what that rests on: in words. */
@Component({
  selector: 'sim-pre-check',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CountPipe, DayPipe, WordPipe],
  templateUrl: './pre-check.html',
})
export class PreCheck {
  private readonly words = inject(Words);

  readonly check = input.required<PreCheckDto>();

  /** The sentence with its evidence is written by the server, in Italian only. */
  protected readonly isItalian = computed(() => this.words.language() === 'it');
  protected readonly standing = computed(() => {
    const { case: notDue, canSubmit, on, windowFrom, windowTo } = this.check();
    if (notDue) return notDue;
    if (canSubmit) return 'open';
    if (windowTo < windowFrom) return 'permit_expired_before';
    return on < windowFrom ? 'too_early' : 'too_late';
  });
  protected readonly tone = computed(() => {
    const { canSubmit, due } = this.check();
    if (canSubmit) return 'alert-success';
    return due ? 'alert-warning' : 'alert-info';
  });
  protected readonly presenceMet = computed(() => {
    const { presenceCompleteOn, majorityOn } = this.check();
    return presenceCompleteOn !== null && presenceCompleteOn <= majorityOn;
  });
  protected readonly pathMet = computed(() => this.check().projectDays >= this.check().projectDaysNeeded);
  protected readonly hasWindow = computed(() => this.check().due && this.check().windowFrom <= this.check().windowTo);

  /** A kind of document in words; one that an administrator made up as he or she wrote it. */
  protected documentName(kind: string): string {
    const known = DOCUMENTS.find((one) => one === kind);
    return known === undefined ? kind.replaceAll('_', ' ') : this.words.of(`opinions.documentKinds.${known}`);
  }
}
