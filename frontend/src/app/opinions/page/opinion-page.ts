import { ChangeDetectionStrategy, Component, effect, inject, input, numberAttribute, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { WordPipe } from '../../i18n/word-pipe';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import type { WithUnsavedWork } from '../../ui/leave-guard';
import { Loading } from '../../ui/loading';
import { OpinionDraft } from '../draft/opinion-draft';
import { OpinionStore } from '../opinion-store';
import { OpinionView } from './opinion-view';

/** A request: a form while it is a draft, then where it stands. */
@Component({
  selector: 'sim-opinion-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Loading, OpinionDraft, OpinionView, ProblemAlert, RouterLink, WordPipe],
  providers: [OpinionStore],
  host: { '(window:beforeunload)': 'warn($event)' },
  template: `
    @if (store.opinion(); as opinion) {
      @if (opinion.state === 'draft' && opinion.isMine) {
        <sim-opinion-draft />
      } @else {
        <sim-opinion-view />
      }
    } @else if (store.problem(); as problem) {
      <h1>{{ 'opinions.one' | word }}</h1>
      <sim-problem-alert [problem]="problem" [retryable]="problem.status !== 404" (again)="store.load(id())">
        <p class="mt-3 mb-0">
          <a routerLink="/opinions">{{ 'opinions.back' | word }}</a>
        </p>
      </sim-problem-alert>
    } @else {
      <h1>{{ 'opinions.one' | word }}</h1>
      <sim-loading />
    }
  `,
})
export class OpinionPage implements WithUnsavedWork {
  private readonly session = inject(SessionStore);
  protected readonly store = inject(OpinionStore);

  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  constructor() {
    effect(() => {
      const id = this.id();
      // Another membership sees other requests.
      this.session.session();
      untracked(() => void this.store.load(id));
    });
  }

  /** What can be saved is saved first. */
  async hasUnsavedWork(): Promise<boolean> {
    await this.store.save();
    return this.store.unsaved;
  }

  protected warn(event: BeforeUnloadEvent): void {
    if (this.store.unsaved) event.preventDefault();
  }
}
