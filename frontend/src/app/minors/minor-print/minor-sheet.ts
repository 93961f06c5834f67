import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import type { AttachmentDto, PrintDto } from '../../../api/models';
import { BytesPipe, DayPipe, InstantPipe } from '../../i18n/format-pipes';
import { formatInstant } from '../../i18n/formats';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { type Problem, problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { CountryPipe } from '../../territory/country-pipe';
import { Loading } from '../../ui/loading';
import { AttachmentsClient } from '../minor-attachments/attachments-client';
import { languageNames } from '../minor-data/languages';
import { RecordAlerts } from '../minor-detail/record-alerts';
import { MinorNamePipe, SimCodePipe } from '../minor-pipes';
import { MinorRecordStore } from '../minor-record-store';
import { MinorsClient } from '../minors-client';
import { MovementTable } from '../movements/movement-table';

/** A whole record as a sheet of A4. The trace of the print is left before anything is shown. */
@Component({
  selector: 'sim-minor-sheet',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    BytesPipe,
    CountryPipe,
    DayPipe,
    InstantPipe,
    Loading,
    MinorNamePipe,
    MovementTable,
    ProblemAlert,
    RecordAlerts,
    SimCodePipe,
    WordPipe,
  ],
  providers: [MinorRecordStore],
  templateUrl: './minor-sheet.html',
})
export class MinorSheet {
  private readonly client = inject(MinorsClient);
  private readonly files = inject(AttachmentsClient);
  private readonly words = inject(Words);
  private readonly session = inject(SessionStore);
  protected readonly store = inject(MinorRecordStore);

  readonly simCode = input.required<string>();

  protected readonly mark = signal<PrintDto | null>(null);
  protected readonly attachments = signal<readonly AttachmentDto[]>([]);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly languages = computed(() =>
    languageNames(this.store.record()?.languages ?? [], this.words.language()),
  );
  protected readonly printed = computed(() => {
    const mark = this.mark();
    if (!mark) return '';
    const who = [mark.person, mark.organisation].filter(Boolean).join(' – ');
    return this.words.of('record.print.printed', { instant: formatInstant(mark.printedAt), who });
  });

  constructor() {
    effect(() => void this.open(this.simCode()));
  }

  protected async open(simCode: string): Promise<void> {
    this.problem.set(null);
    try {
      const mark = await this.client.print(simCode);
      await this.store.load(simCode);
      if (this.session.may('attachment.read')) {
        const { items } = await this.files.list(simCode);
        this.attachments.set(items.filter(({ withdrawnAt }) => withdrawnAt === null));
      }
      this.problem.set(this.store.problem());
      this.mark.set(mark);
    } catch (failure) {
      this.problem.set(problemOf(failure));
    }
  }
}
