import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { WordPipe } from '../i18n/word-pipe';
import { SessionStore } from '../session/session-store';
import { type Problem } from './problem';
import { ProblemSentences } from './problem-sentences';

/** The sentence of a problem, the fields it names, and for the unexpected its code and correlation id. */
@Component({
  selector: 'sim-problem-alert',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, WordPipe],
  template: `
    <div class="alert alert-danger" role="alert">
      <p class="mb-0">{{ sentence() }}</p>
      @if (unlisted().length > 0) {
        <ul class="mt-2 mb-0">
          @for (line of unlisted(); track $index) {
            <li>{{ line }}</li>
          }
        </ul>
      }
      @if (unexpected()) {
        <p class="mt-2 mb-0 small">
          {{ 'problems.reference' | word }} <code>{{ problem().code }}</code>
          @if (problem().correlationId) {
            · <code>{{ problem().correlationId }}</code>
          }
        </p>
        @if (session.session()) {
          <p class="mt-2 mb-0 small">
            <a [queryParams]="reference()" routerLink="/assistance/new">{{ 'assistance.ask' | word }}</a>
          </p>
        }
      }
      @if (retryable()) {
        <button class="btn btn-outline-danger btn-xs mt-3" (click)="again.emit()" type="button">
          {{ 'problems.again' | word }}
        </button>
      }
      <ng-content />
    </div>
  `,
})
export class ProblemAlert {
  private readonly sentences = inject(ProblemSentences);
  private readonly router = inject(Router);
  protected readonly session = inject(SessionStore);

  readonly problem = input.required<Problem>();
  /** Shows a button that emits `again`. */
  readonly retryable = input(false);
  /** Names of the fields that show their own error beside them. */
  readonly shownBeside = input<readonly string[]>([]);
  readonly again = output();

  protected readonly sentence = computed(() => this.sentences.of(this.problem()));
  protected readonly unexpected = computed(() => this.sentences.isUnexpected(this.problem()));
  /** What the desk needs to find the error: the page, without what was searched for, and the numbers shown. */
  protected readonly reference = computed(() => ({
    page: this.router.url.split(/[?#]/)[0],
    code: this.problem().code,
    correlation: this.problem().correlationId || null,
  }));
  protected readonly unlisted = computed(() =>
    this.problem()
      .errors.filter((error) => !this.shownBeside().includes(error.field))
      .map((error) => (error.field ? `${error.field}: ` : '') + this.sentences.ofField(error)),
  );
}
