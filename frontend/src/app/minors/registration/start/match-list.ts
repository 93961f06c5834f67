import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { FieldComparisonDto, PossibleMatchDto, PossibleMatchesDto } from '../../../../api/models';
import { DayPipe } from '../../../i18n/format-pipes';
import { WordPipe } from '../../../i18n/word-pipe';
import { Words } from '../../../i18n/words';
import { CountryPipe } from '../../../territory/country-pipe';
import { MinorNamePipe, SimCodePipe } from '../../minor-pipes';

/** Who may be the same child, with what agrees and what does not; and the way on. */
@Component({
  selector: 'sim-match-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CountryPipe, DayPipe, MinorNamePipe, RouterLink, SimCodePipe, WordPipe],
  templateUrl: './match-list.html',
})
export class MatchList {
  private readonly words = inject(Words);

  readonly found = input.required<PossibleMatchesDto>();
  readonly noneOfThese = output();

  protected agreeing(match: PossibleMatchDto): string {
    return this.sentence(match.fields.filter(({ verdict }) => verdict !== 'different'));
  }

  protected differing(match: PossibleMatchDto): string {
    return this.sentence(match.fields.filter(({ verdict }) => verdict === 'different'));
  }

  private sentence(fields: readonly FieldComparisonDto[]): string {
    return fields
      .map(({ field, note }) => {
        const name = this.words.of(`registration.match.field.${field}`);
        return note ? `${name} (${this.words.of(`registration.match.note.${note}`)})` : name;
      })
      .join(', ');
  }
}
