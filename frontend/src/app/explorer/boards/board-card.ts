import { ChangeDetectionStrategy, Component, computed, inject, input, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DashboardTileDto } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { Loading } from '../../ui/loading';
import { AnswerDrawing } from '../answer-drawing';
import { ExploredMinors } from '../explored-minors';
import { ExplorerClient } from '../explorer-client';
import { ExplorerLabels } from '../explorer-labels';
import { addressOf } from '../explorer-question';
import type { OpenedFigure } from '../pivot-figure';
import { PivotTable } from '../pivot-table';

/** A card of a dashboard: its question, asked anew each time that it is shown. */
@Component({
  selector: 'sim-board-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AnswerDrawing, ExploredMinors, Loading, PivotTable, ProblemAlert, RouterLink, WordPipe],
  templateUrl: './board-card.html',
})
export class BoardCard {
  private readonly client = inject(ExplorerClient);
  private readonly labels = inject(ExplorerLabels);

  readonly tile = input.required<DashboardTileDto>();

  private readonly words = inject(Words);
  protected readonly problemOf = problemOf;
  /** Rows of the table on a card. */
  protected readonly rows = 8;
  protected readonly table = resource({
    params: () => ({ ...this.tile(), language: this.words.language() }),
    loader: ({ params }) => this.client.ask(params.question, params.form, params.language),
  });
  protected readonly title = computed(() => this.labels.titleOf(this.tile().question));
  protected readonly conditions = computed(() => this.labels.conditionsOf(this.tile().question));
  protected readonly address = computed(() => addressOf({ ...this.tile(), outside: false }));
  protected readonly figure = signal<OpenedFigure | null>(null);
}
