import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { DeskFileDto, DeskStep } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { SessionStore } from '../../session/session-store';
import { FileLock } from './file-lock';

/** What can be done now, and why the rest cannot: both as the server says them. */
@Component({
  selector: 'sim-file-steps',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [WordPipe],
  templateUrl: './file-steps.html',
})
export class FileSteps {
  private readonly session = inject(SessionStore);
  private readonly lock = inject(FileLock);

  readonly file = input.required<DeskFileDto>();
  readonly asked = output<DeskStep>();

  /** Who only reads is shown no steps. */
  protected readonly works = computed(() => this.session.may('opinion_desk.work'));
  protected readonly held = this.lock.held;
  protected readonly open = computed(() => this.file().steps.filter(({ open }) => open));
  protected readonly shut = computed(() => this.file().steps.filter(({ open }) => !open));
}
