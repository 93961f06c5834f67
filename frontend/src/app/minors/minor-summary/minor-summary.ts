import { ChangeDetectionStrategy, Component, type OnDestroy, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { DayPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { SessionStore } from '../../session/session-store';
import { CountryPipe } from '../../territory/country-pipe';
import { Term } from '../../ui/term';
import { RelationList } from '../minor-contacts/relation-list';
import { languageNames } from '../minor-data/languages';
import { MinorRecordStore } from '../minor-record-store';
import { MovementTimeline } from '../movements/movement-timeline';
import { RecordCompleteness } from '../record-completeness';
import { ResponsibilityPanel } from '../responsibility/responsibility-panel';
import { TransferPanel } from '../transfers/transfer-panel';
import { travelCompanions } from '../travel-companions';
import { OpenSteps } from './open-steps';

/** The first page of a record: what can be done, the essentials, who belongs with the minor, the last movements. */
@Component({
  selector: 'sim-minor-summary',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    CountryPipe,
    DayPipe,
    MovementTimeline,
    OpenSteps,
    RecordCompleteness,
    RelationList,
    RouterLink,
    Term,
    ResponsibilityPanel,
    TransferPanel,
    WordPipe,
  ],
  templateUrl: './minor-summary.html',
})
export class MinorSummaryPage implements OnDestroy {
  private readonly session = inject(SessionStore);
  private readonly words = inject(Words);
  protected readonly store = inject(MinorRecordStore);

  protected readonly warnings = computed(() =>
    (this.store.record()?.warnings ?? []).map(
      ({ code, source }) => `${this.words.of(`problems.codes.${code}`)} (${source})`,
    ),
  );
  protected readonly languages = computed(() =>
    languageNames(this.store.record()?.languages ?? [], this.words.language()),
  );
  /** The guardian in the role, or the one asked for. */
  protected readonly guardian = computed(() =>
    this.store.record()?.contacts.find(({ role, validTo }) => role === 'guardian' && validTo === null),
  );
  protected readonly travelling = computed(
    () => travelCompanions(this.store.record()?.relations ?? [], this.session.today()).length > 0,
  );

  ngOnDestroy(): void {
    this.store.outcome.set(null);
  }
}
