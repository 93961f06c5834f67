import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { OpinionAssessmentDto } from '../../../api/models';
import { DayPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';

/** Whether the opinion is due and when it may be asked for, in words. */
@Component({
  selector: 'sim-opinion-assessment',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayPipe, WordPipe],
  templateUrl: './opinion-assessment.html',
})
export class OpinionAssessment {
  private readonly words = inject(Words);

  readonly assessment = input.required<OpinionAssessmentDto>();

  /** The sentence with its evidence is written by the server, in Italian only. */
  protected readonly isItalian = computed(() => this.words.language() === 'it');
  protected readonly tone = computed(() => {
    const { canSubmit, due } = this.assessment();
    if (canSubmit) return 'alert-success';
    return due ? 'alert-warning' : 'alert-danger';
  });
}
