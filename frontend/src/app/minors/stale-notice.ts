import { ChangeDetectionStrategy, Component, inject, output, signal } from '@angular/core';
import { WordPipe } from '../i18n/word-pipe';
import { problemOf, type Problem } from '../problems/problem';
import { ProblemAlert } from '../problems/problem-alert';
import { changedFields, type ChangedField } from './changed-fields';
import { MinorRecordStore } from './minor-record-store';

/** Someone changed the record while this form was open: reads the new version, says what differs, keeps what was typed. */
@Component({
  selector: 'sim-stale-notice',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ProblemAlert, WordPipe],
  templateUrl: './stale-notice.html',
})
export class StaleNotice {
  private readonly store = inject(MinorRecordStore);

  readonly refreshed = output();

  protected readonly busy = signal(false);
  protected readonly changes = signal<readonly ChangedField[] | null>(null);
  protected readonly problem = signal<Problem | null>(null);

  protected async refresh(): Promise<void> {
    const before = this.store.record();
    if (!before || this.busy()) return;
    this.busy.set(true);
    try {
      this.changes.set(changedFields(before, await this.store.refresh()));
    } catch (failure) {
      this.problem.set(problemOf(failure));
    } finally {
      this.busy.set(false);
    }
  }
}
