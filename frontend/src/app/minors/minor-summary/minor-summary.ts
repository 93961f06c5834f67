import { ChangeDetectionStrategy, Component, type OnDestroy, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MinorRecordDto } from '../../../api/models';
import { DayPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { SessionStore } from '../../session/session-store';
import { CountryPipe } from '../../territory/country-pipe';
import { Icon } from '../../ui/icon';
import { MinorNamePipe } from '../minor-pipes';
import { MinorRecordStore } from '../minor-record-store';
import { MovementTable } from '../movements/movement-table';
import { MovementTimeline } from '../movements/movement-timeline';
import { MovementVersions } from '../movements/movement-versions';
import { ResponsibilityPanel } from '../responsibility/responsibility-panel';
import { TransferPanel } from '../transfers/transfer-panel';
import { OpenSteps } from './open-steps';

/** The record page: what can be done, identity, movements. */
@Component({
  selector: 'sim-minor-summary',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    CountryPipe,
    DayPipe,
    MinorNamePipe,
    Icon,
    MovementTable,
    MovementTimeline,
    MovementVersions,
    OpenSteps,
    ResponsibilityPanel,
    RouterLink,
    TransferPanel,
    WordPipe,
  ],
  templateUrl: './minor-summary.html',
})
export class MinorSummaryPage implements OnDestroy {
  private readonly words = inject(Words);
  protected readonly store = inject(MinorRecordStore);
  protected readonly session = inject(SessionStore);

  protected readonly warnings = computed(() =>
    (this.store.record()?.warnings ?? []).map(
      ({ code, source }) => `${this.words.of(`problems.codes.${code}`)} (${source})`,
    ),
  );

  ngOnDestroy(): void {
    this.store.outcome.set(null);
  }

  protected languagesOf(minor: MinorRecordDto): string {
    const names = new Intl.DisplayNames([this.words.language()], { type: 'language', fallback: 'code' });
    return minor.languages.map((code) => (/^[a-z]{2,3}$/i.test(code) ? (names.of(code) ?? code) : code)).join(', ');
  }
}
