import { ChangeDetectionStrategy, Component, computed, inject, output, signal } from '@angular/core';
import { formatTime } from '../../i18n/formats';
import { WordPipe } from '../../i18n/word-pipe';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { FileLock } from './file-lock';
import { TakeOverDialog } from './take-over-dialog';

/** Who has the file open, until when, and how to get it. */
@Component({
  selector: 'sim-lock-banner',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ProblemAlert, TakeOverDialog, WordPipe],
  templateUrl: './lock-banner.html',
})
export class LockBanner {
  private readonly session = inject(SessionStore);
  protected readonly lock = inject(FileLock);

  /** The file came into one's hands: it may have changed meanwhile. */
  readonly changed = output();

  protected readonly takingOver = signal(false);
  protected readonly mayTakeOver = computed(() => this.session.may('opinion.assign'));
  protected readonly until = computed(() => {
    const lock = this.lock.lock();
    return lock === null ? '' : formatTime(lock.expiresAt);
  });

  protected async take(): Promise<void> {
    await this.lock.take();
    if (this.lock.mine()) this.changed.emit();
  }

  protected takenOver(): void {
    this.takingOver.set(false);
    this.changed.emit();
  }
}
