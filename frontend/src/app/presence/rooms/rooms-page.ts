import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  inject,
  input,
  resource,
  signal,
} from '@angular/core';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import type { RoomDto } from '../../../api/models';
import { DayPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { Announcer } from '../../ui/announcer';
import { DayField } from '../../ui/day-field';
import { focusInvalid } from '../../ui/focus-invalid';
import { Loading } from '../../ui/loading';
import { Submission } from '../../ui/submission';
import { filled, validDay } from '../../ui/validators';
import { RoomAgesPipe } from '../beds/age-words';
import { RoomFields } from './room-fields';
import { roomForm, roomIn } from './room-form';
import { RoomsClient } from './rooms-client';

/** The rooms of a facility, and a new one. */
@Component({
  selector: 'sim-rooms-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    DayField,
    DayPipe,
    Loading,
    ProblemAlert,
    ReactiveFormsModule,
    RoomAgesPipe,
    RoomFields,
    RouterLink,
    WordPipe,
  ],
  templateUrl: './rooms-page.html',
})
export class RoomsPage {
  private readonly client = inject(RoomsClient);
  private readonly words = inject(Words);
  private readonly announcer = inject(Announcer);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly session = inject(SessionStore);

  /** From the address. */
  readonly code = input.required<string>();

  protected readonly problemOf = problemOf;
  protected readonly submission = new Submission();
  protected readonly form = roomForm();
  protected readonly openFrom = new FormControl(this.session.today(), {
    nonNullable: true,
    validators: [filled, validDay],
  });
  protected readonly read = resource({ params: () => this.code(), loader: ({ params }) => this.client.list(params) });
  protected readonly rooms = computed(() => (this.read.hasValue() ? this.read.value() : undefined));
  protected readonly added = signal<RoomDto | null>(null);

  protected async add(): Promise<void> {
    this.form.markAllAsTouched();
    this.openFrom.markAsTouched();
    this.added.set(null);
    if (this.form.invalid || this.openFrom.invalid) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const body = { ...roomIn(this.form), openFrom: this.openFrom.value };
    const sent = await this.submission.run(async () => {
      this.added.set(await this.client.add(this.code(), body, this.submission.keyFor(body)));
    });
    if (!sent) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    this.form.reset();
    this.announcer.say(this.words.of('presence.rooms.added', { room: body.name }));
    this.read.reload();
  }
}
