import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { WordPipe } from '../../i18n/word-pipe';
import { SessionStore } from '../../session/session-store';
import { FieldMark } from '../../ui/field-mark';
import { MinorRecordStore } from '../minor-record-store';
import { OpenSteps } from '../minor-summary/open-steps';
import { MovementTable } from '../movements/movement-table';
import { MovementTimeline } from '../movements/movement-timeline';
import { MovementVersions } from '../movements/movement-versions';

/** Where the minor has been: what can be done now, the line of time, and the same as a table. */
@Component({
  selector: 'sim-minor-movements',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FieldMark, MovementTable, MovementTimeline, MovementVersions, OpenSteps, WordPipe],
  template: `
    @if (store.record(); as minor) {
      <h2 class="visually-hidden">{{ 'record.movements.title' | word }}</h2>
      <sim-open-steps [minor]="minor" />
      <div class="row g-5 sim-summary">
        <section class="col-lg-4" aria-labelledby="timeline-title">
          <h3 class="h5" id="timeline-title" simFieldMark="movements">{{ 'record.movements.timeline' | word }}</h3>
          <sim-movement-timeline [minor]="minor" />
        </section>
        <section class="col-lg-8" aria-labelledby="table-title">
          <h3 class="h5" id="table-title">{{ 'record.movements.table' | word }}</h3>
          <sim-movement-table
            [correctable]="session.may('movement.correct') && minor.writable"
            [movements]="minor.movements"
            [simCode]="minor.simCode"
          />
          <sim-movement-versions [simCode]="minor.simCode" />
        </section>
      </div>
    }
  `,
})
export class MinorMovements {
  protected readonly store = inject(MinorRecordStore);
  protected readonly session = inject(SessionStore);
}
