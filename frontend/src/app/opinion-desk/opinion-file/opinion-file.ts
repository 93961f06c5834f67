import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  numberAttribute,
  resource,
  signal,
  untracked,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { DeskStep } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { type Problem, problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { Announcer } from '../../ui/announcer';
import { ChildNamePipe } from '../../ui/child-pipes';
import { Loading } from '../../ui/loading';
import { deskAddressOf } from '../desk-filters';
import { AssignDialog } from '../desk-list/assign-dialog';
import { DeskQueueStore } from '../desk-queue-store';
import { OpinionDeskClient, type VersionedFile } from '../opinion-desk-client';
import { useShortcuts } from '../shortcuts';
import { ShortcutsHelp } from '../shortcuts-help';
import { UrgencyWords } from '../urgency-words';
import { DocumentChecks } from './document-checks';
import { FileHistory } from './file-history';
import { FileLock } from './file-lock';
import { FileSteps } from './file-steps';
import { LockBanner } from './lock-banner';
import { RegisterPane } from './register-pane';
import { RequestPane } from './request-pane';
import { StepDialog } from './step-dialog';
import { TitleCheck } from './title-check';

/** One request beside what the register knows of the young person: read, checked, proposed, decided. */
@Component({
  selector: 'sim-opinion-file',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    AssignDialog,
    ChildNamePipe,
    DocumentChecks,
    FileHistory,
    FileSteps,
    Loading,
    LockBanner,
    ProblemAlert,
    RegisterPane,
    RequestPane,
    RouterLink,
    ShortcutsHelp,
    StepDialog,
    UrgencyWords,
    WordPipe,
    TitleCheck,
  ],
  providers: [FileLock],
  templateUrl: './opinion-file.html',
})
export class OpinionFile {
  private readonly client = inject(OpinionDeskClient);
  private readonly router = inject(Router);
  private readonly words = inject(Words);
  private readonly announcer = inject(Announcer);
  private readonly queue = inject(DeskQueueStore);
  protected readonly lock = inject(FileLock);

  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly versioned = signal<VersionedFile | null>(null);
  protected readonly file = computed(() => this.versioned()?.file ?? null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly asking = signal<DeskStep | null>(null);
  protected readonly help = signal(false);
  protected readonly done = signal<string | null>(null);
  protected readonly listAddress = computed(() => deskAddressOf(this.queue.filters()));
  protected readonly position = resource({
    params: this.id,
    loader: ({ params }) => this.queue.positionOf(params),
  });

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => void this.open(id));
    });
    useShortcuts({
      n: () => {
        this.goTo(this.position.value()?.next);
      },
      p: () => {
        this.goTo(this.position.value()?.previous);
      },
      u: () => void this.router.navigate(['/opinion-desk'], { queryParams: this.listAddress() }),
      '?': () => {
        this.help.set(true);
      },
    });
  }

  protected async open(id: number): Promise<void> {
    this.versioned.set(null);
    this.asking.set(null);
    this.done.set(null);
    await this.load(id);
    const file = this.file();
    if (file !== null) await this.lock.follow(file);
  }

  protected async load(id: number): Promise<void> {
    this.problem.set(null);
    try {
      const versioned = await this.client.read(id);
      if (id === this.id()) this.versioned.set(versioned);
    } catch (failure) {
      this.problem.set(problemOf(failure));
    }
  }

  protected taken(step: DeskStep, versioned: VersionedFile): void {
    this.asking.set(null);
    this.versioned.set(versioned);
    void this.lock.settle(step);
    const sentence = this.words.find(`opinionDesk.dialogs.${step}.done`) ?? '';
    this.done.set(sentence);
    this.announcer.say(sentence);
  }

  protected async assigned(): Promise<void> {
    this.asking.set(null);
    await this.load(this.id());
    await this.lock.settle('assign');
    const sentence = this.words.of('opinionDesk.assign.done', { count: 1 });
    this.done.set(sentence);
    this.announcer.say(sentence);
  }

  protected checked(versioned: VersionedFile): void {
    this.versioned.set(versioned);
    this.announcer.say(this.words.of('opinionDesk.check.done'));
  }

  private goTo(id: number | null | undefined): void {
    if (id != null) void this.router.navigate(['/opinion-desk', id]);
  }
}
