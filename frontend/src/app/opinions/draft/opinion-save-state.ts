import { ChangeDetectionStrategy, Component, computed, inject, output } from '@angular/core';
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

  protected readonly state = computed(() => {
    const state = this.store.saveState();
    return this.store.unfinished() && (state === 'none' || state === 'saved') ? 'partly' : state;
  });

  readonly readOther = output();
}
