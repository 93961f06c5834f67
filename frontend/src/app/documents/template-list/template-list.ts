import { ChangeDetectionStrategy, Component, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { DayPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { Loading } from '../../ui/loading';
import { DocumentsClient } from '../documents-client';

/** The texts in force today, and the letterheads by date. */
@Component({
  selector: 'sim-template-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayPipe, Loading, ProblemAlert, RouterLink, WordPipe],
  templateUrl: './template-list.html',
})
export class TemplateList {
  private readonly client = inject(DocumentsClient);

  protected readonly problemOf = problemOf;
  protected readonly read = resource({ loader: () => this.client.list() });
}
