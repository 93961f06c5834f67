import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  effect,
  inject,
  input,
  numberAttribute,
  resource,
  signal,
} from '@angular/core';
import { FormControl } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { DayPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { Announcer } from '../../ui/announcer';
import { DayField } from '../../ui/day-field';
import { Dialog } from '../../ui/dialog';
import { focusInvalid } from '../../ui/focus-invalid';
import { Loading } from '../../ui/loading';
import { Submission } from '../../ui/submission';
import { filled, validDay } from '../../ui/validators';
import { RoomFields } from './room-fields';
import { fillRoom, roomForm, roomIn } from './room-form';
import { RoomsClient, type VersionedRoom } from './rooms-client';

/** One room: its name, beds and for whom; closing and opening again. */
@Component({
  selector: 'sim-room-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayField, DayPipe, Dialog, Loading, ProblemAlert, RoomFields, RouterLink, WordPipe],
  templateUrl: './room-page.html',
})
export class RoomPage {
  private readonly client = inject(RoomsClient);
  private readonly words = inject(Words);
  private readonly announcer = inject(Announcer);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly session = inject(SessionStore);

  /** From the address. */
  readonly code = input.required<string>();
  readonly room = input.required({ transform: numberAttribute });

  protected readonly problemOf = problemOf;
  protected readonly changing = new Submission();
  protected readonly closing = new Submission();
  protected readonly form = roomForm();
  protected readonly from = this.dayControl();
  protected readonly saved = signal(false);
  protected readonly stale = signal(false);
  /** How many would be left without a bed: asked before. */
  protected readonly occupied = signal<number | null>(null);
  protected readonly read = resource({
    params: () => ({ code: this.code(), id: this.room() }),
    loader: ({ params }) => this.client.get(params.code, params.id),
  });
  protected readonly found = computed(() => (this.read.hasValue() ? this.read.value().room : undefined));
  /** Without an end: it can be closed; else it can be opened again. */
  protected readonly isOpen = computed(() => {
    const found = this.found();
    return found !== undefined && ((found.open && found.closesOn === null) || found.opensOn !== null);
  });

  constructor() {
    effect(() => {
      const found = this.found();
      if (found !== undefined) fillRoom(this.form, found);
    });
  }

  protected async change(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    await this.send(this.changing, (etag) => this.client.change(this.code(), this.room(), etag, roomIn(this.form)));
  }

  protected async close(freeBeds: boolean): Promise<void> {
    if (!this.dayGiven()) return;
    const body = { from: this.from.value, freeBeds };
    await this.send(this.closing, (etag) => this.client.close(this.code(), this.room(), etag, body));
    const problem = this.closing.problem();
    this.occupied.set(null);
    if (problem?.code !== 'still_in_use') return;
    this.closing.problem.set(null);
    this.occupied.set(Number(problem.facts?.['count'] ?? 0));
  }

  protected async reopen(): Promise<void> {
    if (!this.dayGiven()) return;
    await this.send(this.closing, (etag) => this.client.reopen(this.code(), this.room(), etag, this.from.value));
  }

  private dayGiven(): boolean {
    this.from.markAsTouched();
    if (this.from.valid) return true;
    focusInvalid(this.host.nativeElement);
    return false;
  }

  private async send(submission: Submission, work: (etag: string) => Promise<VersionedRoom>): Promise<void> {
    this.saved.set(false);
    this.stale.set(false);
    const sent = await submission.run(async () => {
      if (this.read.hasValue()) this.read.set(await work(this.read.value().etag));
    });
    if (sent) {
      this.saved.set(true);
      this.announcer.say(this.words.of('presence.rooms.saved'));
    } else if (submission.problem()?.status === 412) {
      submission.problem.set(null);
      this.stale.set(true);
      this.read.reload();
    } else focusInvalid(this.host.nativeElement);
  }

  private dayControl(): FormControl<string> {
    return new FormControl(this.session.today(), { nonNullable: true, validators: [filled, validDay] });
  }
}
