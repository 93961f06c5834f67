import { ChangeDetectionStrategy, Component, computed, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '../../../api/api';
import { getAbscondingReport } from '../../../api/functions';
import { DayPipe, InstantPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { CountryPipe } from '../../territory/country-pipe';
import { Loading } from '../../ui/loading';
import { MinorNamePipe, SimCodePipe } from '../minor-pipes';
import { MinorRecordStore } from '../minor-record-store';

/** The report of an absconding to police and prosecutor, on one sheet of A4. */
@Component({
  selector: 'sim-absconding-report',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CountryPipe, DayPipe, InstantPipe, Loading, MinorNamePipe, ProblemAlert, RouterLink, SimCodePipe, WordPipe],
  templateUrl: './absconding-report.html',
})
export class AbscondingReport {
  private readonly store = inject(MinorRecordStore);
  private readonly api = inject(Api);
  private readonly words = inject(Words);

  protected readonly problemOf = problemOf;
  protected readonly simCode = computed(() => this.store.record()?.simCode ?? '');
  protected readonly report = resource({
    params: () => this.simCode() || undefined,
    loader: ({ params }) => this.api.invoke(getAbscondingReport, { simCode: params }),
  });

  protected print(): void {
    window.print();
  }

  protected languagesOf(codes: readonly string[]): string {
    const names = new Intl.DisplayNames([this.words.language()], { type: 'language', fallback: 'code' });
    return codes.map((code) => names.of(code) ?? code).join(', ');
  }
}
