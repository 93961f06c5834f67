import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  inject,
  input,
  output,
  resource,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import type { BoardMinorDto, RoomChoiceDto } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { ChildNamePipe } from '../../ui/child-pipes';
import { Dialog } from '../../ui/dialog';
import { Field, FieldInput } from '../../ui/field';
import { focusInvalid } from '../../ui/focus-invalid';
import { Loading } from '../../ui/loading';
import { filled } from '../../ui/validators';
import { BedStore } from './bed-store';

const refused = ({ freeBeds, findings }: RoomChoiceDto): boolean =>
  freeBeds.length === 0 || findings.some(({ effect }) => effect === 'refuse');

/** Gives a minor a bed, or another one: the rooms with what speaks against each, the best first. */
@Component({
  selector: 'sim-bed-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Dialog, Field, FieldInput, Loading, ProblemAlert, ReactiveFormsModule, WordPipe],
  templateUrl: './bed-dialog.html',
})
export class BedDialog {
  private readonly words = inject(Words);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly names = new ChildNamePipe();
  protected readonly store = inject(BedStore);

  readonly minor = input.required<BoardMinorDto>();
  readonly closed = output();

  protected readonly problemOf = problemOf;
  protected readonly name = computed(() => this.names.transform(this.minor()));
  protected readonly read = resource({
    params: () => this.minor().simCode,
    loader: ({ params }) => this.store.choices(params),
  });
  private readonly items = computed(() => (this.read.hasValue() ? this.read.value().items : []));
  protected readonly open = computed(() => this.items().filter((room) => !refused(room)));
  protected readonly shut = computed(() => this.items().filter(refused));
  protected readonly form = inject(NonNullableFormBuilder).group({ room: ['', filled], bed: ['', filled] });
  private readonly values = toSignal(this.form.valueChanges, { initialValue: this.form.value });
  /** Free beds of the room that is chosen. */
  protected readonly beds = computed(
    () => this.open().find(({ roomId }) => String(roomId) === this.values().room)?.freeBeds ?? [],
  );

  /** What a room means for this minor. */
  protected verdict({ findings }: RoomChoiceDto): string {
    if (findings.length === 0) return this.words.of('presence.beds.suits');
    return this.words.of('presence.beds.decide', { why: this.reasons(findings) });
  }

  /** Why a room cannot be had. */
  protected why({ freeBeds, findings }: RoomChoiceDto): string {
    const against = this.reasons(findings.filter(({ effect }) => effect === 'refuse'));
    return against || (freeBeds.length === 0 ? this.words.of('presence.beds.full') : '');
  }

  /** The first free bed of a room is proposed with it. */
  protected chooseRoom(room: RoomChoiceDto): void {
    this.form.controls.bed.setValue(String(room.freeBeds[0] ?? ''));
  }

  protected async give(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const { room, bed } = this.form.getRawValue();
    const chosen = this.open().find(({ roomId }) => String(roomId) === room);
    const change = { simCode: this.minor().simCode, roomId: Number(room), bed: Number(bed) };
    const sentence = this.words.of('presence.beds.done.given', { name: this.name(), bed, room: chosen?.name ?? '' });
    if ((await this.store.change([change], sentence)) || this.store.stale()) this.closed.emit();
  }

  private reasons(findings: RoomChoiceDto['findings']): string {
    return findings.map(({ code }) => this.words.of(`presence.beds.finding.${code}`)).join(', ');
  }
}
