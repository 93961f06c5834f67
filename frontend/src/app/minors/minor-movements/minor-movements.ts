import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { WordPipe } from '../../i18n/word-pipe';
import { SessionStore } from '../../session/session-store';
import { MinorRecordStore } from '../minor-record-store';
import { OpenSteps } from '../minor-summary/open-steps';
import { MovementTable } from '../movements/movement-table';
import { MovementTimeline } from '../movements/movement-timeline';

/** Where the minor has been: what can be done now, the line of time, and the same as a table. */
@Component({
  selector: 'sim-minor-movements',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MovementTable, MovementTimeline, OpenSteps, WordPipe],
  template: `
    @if (store.record(); as minor) {
      <h2 class="visually-hidden">{{ 'record.movements.title' | word }}</h2>
      <sim-open-steps [minor]="minor" />
      <section class="row g-4" aria-labelledby="movements-title">
        <div class="col-lg-4">
          <h3 class="h5" id="movements-title">{{ 'record.movements.timeline' | word }}</h3>
          <sim-movement-timeline [minor]="minor" />
        </div>
        <div class="col-lg-8">
          <h3 class="h5">{{ 'record.movements.table' | word }}</h3>
          <sim-movement-table
            [correctable]="session.may('movement.correct') && minor.writable"
            [movements]="minor.movements"
            [simCode]="minor.simCode"
          />
        </div>
      </section>
    }
  `,
})
export class MinorMovements {
  protected readonly store = inject(MinorRecordStore);
  protected readonly session = inject(SessionStore);
}
