import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  linkedSignal,
  resource,
  signal,
  untracked,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { ExplorerForm, ExplorerQuestionDto } from '../../../api/models';
import { InstantPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { Announcer } from '../../ui/announcer';
import { Loading } from '../../ui/loading';
import { Submission } from '../../ui/submission';
import { AnswerDrawing } from '../answer-drawing';
import { ExploredMinors } from '../explored-minors';
import { FORMS } from '../explorer-catalogue';
import { ExplorerClient, type ExplorerTable } from '../explorer-client';
import { ExplorerLabels } from '../explorer-labels';
import { type Address, type Asked, addressOf, askedIn } from '../explorer-question';
import type { OpenedFigure } from '../pivot-figure';
import { PivotTable } from '../pivot-table';
import { AnswerFiles } from './answer-files';
import { AnswerKeeping } from './answer-keeping';
import { QuestionForm } from './question-form';

/** A question of the analyst and its answer. The address holds the question: it is shared by its link, and the back button goes to the one before. */
@Component({
  selector: 'sim-question-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    AnswerDrawing,
    AnswerFiles,
    AnswerKeeping,
    ExploredMinors,
    InstantPipe,
    Loading,
    PivotTable,
    ProblemAlert,
    QuestionForm,
    RouterLink,
    WordPipe,
  ],
  templateUrl: './question-page.html',
})
export class QuestionPage {
  private readonly client = inject(ExplorerClient);
  private readonly labels = inject(ExplorerLabels);
  private readonly words = inject(Words);
  private readonly announcer = inject(Announcer);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly session = inject(SessionStore);
  private readonly address = toSignal<Address, Address>(this.route.queryParams, { initialValue: {} });

  protected readonly forms = FORMS;
  protected readonly problemOf = problemOf;
  protected readonly submission = new Submission();
  protected readonly asked = computed(() => askedIn(this.address(), this.session.today()));
  protected readonly question = computed(() => this.asked().question, { equal: sameContent });
  private readonly drawn = computed(
    () => ({ question: this.question(), form: this.asked().form, language: this.words.language() }),
    { equal: sameContent },
  );
  protected readonly table = resource({
    params: () => this.drawn(),
    loader: ({ params }) => this.client.ask(params.question, params.form, params.language),
  });
  /** The last answer: it stays until the next one is there, so that nobody loses the place on the page. */
  protected readonly answer = linkedSignal<ExplorerTable | undefined, ExplorerTable | null>({
    source: () => (this.table.hasValue() ? this.table.value() : undefined),
    computation: (fresh, former) => fresh ?? (this.table.error() ? null : (former?.value ?? null)),
  });
  protected readonly answered = computed(() => this.answer()?.question ?? this.question());
  protected readonly title = computed(() => this.labels.titleOf(this.answered()));
  protected readonly conditions = computed(() => this.labels.conditionsOf(this.answered()));
  /** What is hidden outside; nothing is asked where the table stays inside, or tells of nobody. */
  protected readonly protection = resource({
    params: () =>
      this.asked().outside && this.table.hasValue() && this.table.value().outside === 'protected'
        ? this.answered()
        : undefined,
    loader: ({ params }) => this.client.protect(params),
  });
  protected readonly hidden = computed(() => (this.protection.hasValue() ? this.protection.value().cells : []));
  protected readonly figure = signal<OpenedFigure | null>(null);

  constructor() {
    effect(() => {
      const failure = this.table.error();
      this.submission.problem.set(failure ? problemOf(failure) : null);
    });
    effect(() => {
      if (!this.table.hasValue()) return;
      const { rows, columns, total } = this.table.value();
      untracked(() => {
        this.announce(rows.length, columns.length, total);
      });
    });
  }

  protected ask(question: ExplorerQuestionDto): void {
    if (sameContent(question, this.question())) this.table.reload();
    else this.show({ ...this.asked(), question });
  }

  protected showAs(form: ExplorerForm): void {
    this.show({ ...this.asked(), form });
  }

  protected toggleOutside(): void {
    this.show({ ...this.asked(), outside: !this.asked().outside });
  }

  private show(asked: Asked): void {
    void this.router.navigate([], { relativeTo: this.route, queryParams: addressOf(asked) });
  }

  private announce(rows: number, columns: number, total: number | null): void {
    const values = { rows, columns };
    this.announcer.say(
      total === null
        ? this.words.of('explorer.answer.announced', values)
        : this.words.of('explorer.answer.announcedTotal', { ...values, total: this.labels.figure(total) }),
    );
  }
}

function sameContent(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
