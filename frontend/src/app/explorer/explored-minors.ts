import { ChangeDetectionStrategy, Component, effect, inject, input, output, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ExplorerQuestionDto, MinorSummaryDto } from '../../api/models';
import { CountPipe } from '../i18n/format-pipes';
import { WordPipe } from '../i18n/word-pipe';
import { ProblemAlert } from '../problems/problem-alert';
import { SessionStore } from '../session/session-store';
import { CountryPipe } from '../territory/country-pipe';
import { Dialog } from '../ui/dialog';
import { Loading } from '../ui/loading';
import { Submission } from '../ui/submission';
import { ExplorerClient } from './explorer-client';
import type { OpenedFigure } from './pivot-figure';

/** The minors behind a figure, page by page; each opens its record. Those whom the reader may not see are counted only. */
@Component({
  selector: 'sim-explored-minors',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CountPipe, CountryPipe, Dialog, Loading, ProblemAlert, RouterLink, WordPipe],
  templateUrl: './explored-minors.html',
})
export class ExploredMinors {
  private readonly client = inject(ExplorerClient);
  protected readonly session = inject(SessionStore);

  readonly question = input.required<ExplorerQuestionDto>();
  readonly figure = input.required<OpenedFigure>();
  readonly closed = output();

  protected readonly submission = new Submission();
  protected readonly items = signal<readonly MinorSummaryDto[]>([]);
  protected readonly total = signal<number | null>(null);
  protected readonly hidden = signal(0);
  protected readonly cursor = signal<string | null>(null);

  constructor() {
    effect(() => {
      this.figure();
      untracked(() => {
        void this.more();
      });
    });
  }

  protected async more(): Promise<void> {
    await this.submission.run(async () => {
      const page = await this.client.minors(this.question(), this.figure().cell, this.cursor());
      this.items.update((items) => [...items, ...page.items]);
      this.hidden.update((hidden) => hidden + page.hidden);
      this.total.set(page.total);
      this.cursor.set(page.nextCursor);
    });
  }

  protected shown(simCode: string): string {
    return `${simCode.slice(0, 4)}-${simCode.slice(4)}`;
  }
}
