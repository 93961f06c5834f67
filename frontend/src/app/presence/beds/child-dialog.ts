import { ChangeDetectionStrategy, Component, ElementRef, computed, inject, input, output } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import type { BoardRoomDto } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { ProblemAlert } from '../../problems/problem-alert';
import { ChildNamePipe } from '../../ui/child-pipes';
import { Dialog } from '../../ui/dialog';
import { Field, FieldInput } from '../../ui/field';
import { focusInvalid } from '../../ui/focus-invalid';
import { filled } from '../../ui/validators';
import { withoutBed } from './bed-places';
import { BedStore } from './bed-store';

/** Gives a free bed to one of those who have none. */
@Component({
  selector: 'sim-child-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Dialog, Field, FieldInput, ChildNamePipe, ProblemAlert, ReactiveFormsModule, WordPipe],
  templateUrl: './child-dialog.html',
})
export class ChildDialog {
  private readonly words = inject(Words);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly names = new ChildNamePipe();
  protected readonly store = inject(BedStore);

  readonly room = input.required<BoardRoomDto>();
  readonly bed = input.required<number>();
  readonly closed = output();

  protected readonly minors = computed(() => {
    const board = this.store.board();
    return board === undefined ? [] : withoutBed(board);
  });
  protected readonly form = inject(NonNullableFormBuilder).group({ child: ['', filled] });

  protected sentenceOf(code: string): string {
    return this.words.find(`problems.codes.${code}`) ?? '';
  }

  protected async give(): Promise<void> {
    this.form.markAllAsTouched();
    const simCode = this.form.controls.child.value;
    const minor = this.minors().find((one) => one.simCode === simCode);
    if (this.form.invalid || minor === undefined) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const { id, name: room } = this.room();
    const bed = this.bed();
    const sentence = this.words.of('presence.beds.done.given', { name: this.names.transform(minor), bed, room });
    const given = await this.store.change([{ simCode, roomId: id, bed }], sentence);
    if (given || this.store.stale()) this.closed.emit();
  }
}
