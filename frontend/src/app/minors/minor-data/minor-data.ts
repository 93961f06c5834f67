import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { DayPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { SessionStore } from '../../session/session-store';
import { CountryPipe } from '../../territory/country-pipe';
import { FieldMark } from '../../ui/field-mark';
import { Icon } from '../../ui/icon';
import { Term } from '../../ui/term';
import { MinorNamePipe } from '../minor-pipes';
import { MinorRecordStore } from '../minor-record-store';
import { languageNames } from './languages';

/** Who the minor is, and what shows it. */
@Component({
  selector: 'sim-minor-data',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CountryPipe, DayPipe, FieldMark, Icon, MinorNamePipe, RouterLink, Term, WordPipe],
  templateUrl: './minor-data.html',
})
export class MinorData {
  private readonly words = inject(Words);
  protected readonly store = inject(MinorRecordStore);
  protected readonly session = inject(SessionStore);

  protected readonly languages = computed(() =>
    languageNames(this.store.record()?.languages ?? [], this.words.language()),
  );
}
