import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { JobRunDto } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';

/** How a run ended, with why it failed in words and what it did in figures. */
@Component({
  selector: 'sim-job-run-state',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [WordPipe],
  templateUrl: './job-run-state.html',
})
export class JobRunState {
  private readonly words = inject(Words);

  readonly run = input.required<JobRunDto>();

  protected readonly figures = computed(() =>
    Object.entries(this.run().figures)
      .map(([name, count]) => this.words.find(`schedules.jobs.figures.${name}`, { count }) ?? '')
      .filter((text) => text !== '')
      .join(', '),
  );
}
