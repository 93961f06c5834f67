import { ChangeDetectionStrategy, Component, ElementRef, computed, inject, resource, signal } from '@angular/core';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import type { ReleaseListDto, ReleaseRequestDto, ReleaseRequestStage } from '../../../api/models';
import { CountPipe, InstantPipe, MonthPipe } from '../../i18n/format-pipes';
import { formatMonth } from '../../i18n/formats';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { Announcer } from '../../ui/announcer';
import { monthsBefore } from '../../ui/calendar-day';
import { Field, FieldInput } from '../../ui/field';
import { focusInvalid } from '../../ui/focus-invalid';
import { Loading } from '../../ui/loading';
import { poller } from '../../ui/poll';
import { type Stage, Stages } from '../../ui/stages';
import { Submission } from '../../ui/submission';
import { ReleasesClient } from '../releases-client';

const MONTHS_OFFERED = 144;

/** Every frozen census, and the taking of another. */
@Component({
  selector: 'sim-release-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    CountPipe,
    Field,
    FieldInput,
    InstantPipe,
    Loading,
    MonthPipe,
    ProblemAlert,
    ReactiveFormsModule,
    RouterLink,
    Stages,
    WordPipe,
  ],
  templateUrl: './release-list.html',
})
export class ReleaseList {
  private readonly client = inject(ReleasesClient);
  private readonly words = inject(Words);
  private readonly announcer = inject(Announcer);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly poll = poller();
  protected readonly session = inject(SessionStore);

  protected readonly problemOf = problemOf;
  protected readonly stages: readonly ReleaseRequestStage[] = ['waiting', 'counting', 'checking'];
  protected readonly submission = new Submission();
  protected readonly months = computed(() => monthsBefore(this.session.today(), MONTHS_OFFERED));
  protected readonly month = new FormControl(this.months()[0] ?? '', { nonNullable: true });
  protected readonly reason = new FormControl('', { nonNullable: true });
  protected readonly read = resource({ loader: () => this.client.list() });
  /** What was read after a request, newer than the resource. */
  private readonly fresh = signal<ReleaseListDto | null>(null);
  protected readonly list = computed(() => this.fresh() ?? (this.read.hasValue() ? this.read.value() : null));

  protected async take(): Promise<void> {
    const [month, reason] = [this.month.value, this.reason.value.trim()];
    const body = { month, reason };
    const done = await this.submission.run(async () => {
      const request = await this.client.request(month, reason === '' ? null : reason, this.submission.keyFor(body));
      this.reason.reset();
      this.announcer.say(this.words.of('releases.announce.requested', { month: this.nameOf(month) }));
      void this.follow(request, month);
    });
    if (!done) focusInvalid(this.host.nativeElement);
  }

  protected async cancel({ id, month }: ReleaseRequestDto): Promise<void> {
    await this.submission.run(async () => {
      const list = await this.client.cancel(id);
      this.fresh.set(list);
      const stopped = list.requests.some((request) => request.id === id && request.state === 'cancelled');
      this.announcer.say(
        this.words.of(`releases.announce.${stopped ? 'stopped' : 'stopping'}`, { month: this.nameOf(month) }),
      );
      if (!stopped) void this.follow(id, month);
    });
  }

  protected async again(request: ReleaseRequestDto): Promise<void> {
    this.month.setValue(request.month);
    await this.take();
  }

  private async follow(request: number, month: string): Promise<void> {
    const isOpen = (list: ReleaseListDto): boolean =>
      list.requests.some(({ id, state }) => id === request && (state === 'queued' || state === 'taken')) ||
      list.items.some((item) => item.month === month && item.state === 'taken');
    try {
      await this.poll(
        async () => {
          const list = await this.client.list();
          this.fresh.set(list);
          return list;
        },
        (list) => !isOpen(list),
      );
      const left = this.fresh()?.requests.find(({ id }) => id === request);
      const outcome = left === undefined ? 'taken' : left.state === 'cancelled' ? 'stopped' : 'failed';
      this.announcer.say(this.words.of(`releases.announce.${outcome}`, { month: this.nameOf(month) }));
    } catch (failure) {
      this.submission.problem.set(problemOf(failure));
    }
  }

  protected stagesOf({ stage }: ReleaseRequestDto): Stage[] {
    return this.stages.map((name) => ({ name: this.words.of(`releases.stages.${name}`), current: name === stage }));
  }

  protected nameOf(month: string): string {
    return formatMonth(month, this.words.language());
  }
}
