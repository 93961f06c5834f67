import { ChangeDetectionStrategy, Component, inject, output } from '@angular/core';
import { WordPipe } from '../../i18n/word-pipe';
import { ProblemAlert } from '../../problems/problem-alert';
import { OpinionStore } from '../opinion-store';

/** Says quietly whether what is typed is safe, and what to do when it is not. */
@Component({
  selector: 'sim-opinion-save-state',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ProblemAlert, WordPipe],
  template: `
    <p class="sim-save-state" [class.sim-save-state-waiting]="store.saveState() === 'waiting'" role="status">
      {{ \`opinions.save.\${store.saveState()}\` | word }}
    </p>
    @if (store.saveState() === 'stale') {
      <div class="alert alert-warning" role="alert">
        <p>{{ 'opinions.save.staleText' | word }}</p>
        <button class="btn btn-primary btn-sm" (click)="readOther.emit()" type="button">
          {{ 'opinions.save.readOther' | word }}
        </button>
      </div>
    } @else if (store.saveState() === 'refused') {
      @if (store.saveProblem(); as problem) {
        <sim-problem-alert [problem]="problem" />
      }
    }
  `,
})
export class OpinionSaveState {
  protected readonly store = inject(OpinionStore);

  readonly readOther = output();
}
