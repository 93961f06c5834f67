import { ChangeDetectionStrategy, Component, inject, output } from '@angular/core';
import { WordPipe } from '../../i18n/word-pipe';
import { ProblemAlert } from '../../problems/problem-alert';
import { OpinionStore } from '../opinion-store';

/** Says quietly whether what is typed is safe, and what to do when it is not. */
@Component({
  selector: 'sim-opinion-save-state',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ProblemAlert, WordPipe],
  templateUrl: './opinion-save-state.html',
})
export class OpinionSaveState {
  protected readonly store = inject(OpinionStore);

  readonly readOther = output();
}
