import { ChangeDetectionStrategy, Component, ElementRef, inject, output } from '@angular/core';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { WordPipe } from '../../i18n/word-pipe';
import { ProblemAlert } from '../../problems/problem-alert';
import { Dialog } from '../../ui/dialog';
import { Field, FieldInput } from '../../ui/field';
import { focusInvalid } from '../../ui/focus-invalid';
import { Submission } from '../../ui/submission';
import { longEnough } from '../../ui/validators';
import { FileLock } from './file-lock';

/** The head takes a file out of somebody's hands, and says why. */
@Component({
  selector: 'sim-take-over-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Dialog, Field, FieldInput, ProblemAlert, ReactiveFormsModule, WordPipe],
  templateUrl: './take-over-dialog.html',
})
export class TakeOverDialog {
  protected readonly lock = inject(FileLock);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  readonly done = output();
  readonly closed = output();

  protected readonly submission = new Submission();
  protected readonly reason = new FormControl('', { nonNullable: true, validators: longEnough(5) });
  /** As it was on opening: the beat may find the lock over meanwhile. */
  protected readonly holder = this.lock.lock()?.holder ?? '';

  protected async takeOver(): Promise<void> {
    this.reason.markAsTouched();
    if (this.reason.valid && (await this.submission.run(() => this.lock.takeOver(this.reason.value.trim())))) {
      this.done.emit();
    } else focusInvalid(this.host.nativeElement);
  }
}
