import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { WordPipe } from '../i18n/word-pipe';
import { SessionStore } from '../session/session-store';
import { RelationList } from './minor-contacts/relation-list';
import { MinorRecordStore } from './minor-record-store';
import { travelCompanions } from './travel-companions';

/** Who arrived together with the minor of the record, said before the minor is moved away from them. */
@Component({
  selector: 'sim-travel-warning',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RelationList, WordPipe],
  template: `
    @if (together().length > 0) {
      <div class="alert alert-warning">
        <p>
          <strong>{{ 'record.relations.beforeMoving' | word }}</strong>
        </p>
        <sim-relation-list [relations]="together()" />
      </div>
    }
  `,
})
export class TravelWarning {
  private readonly session = inject(SessionStore);
  private readonly store = inject(MinorRecordStore);

  protected readonly together = computed(() =>
    travelCompanions(this.store.record()?.relations ?? [], this.session.today()),
  );
}
