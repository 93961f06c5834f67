import { ChangeDetectionStrategy, Component, computed, inject, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SavedQuestionDto } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { Announcer } from '../../ui/announcer';
import { Loading } from '../../ui/loading';
import { ExplorerClient } from '../explorer-client';
import { ExplorerLabels } from '../explorer-labels';
import { addressOf } from '../explorer-question';
import { KeepDialog, type KeptName } from './keep-dialog';
import { RemoveDialog } from './remove-dialog';

/** Questions that are kept under a name: one's own, and those that colleagues share. */
@Component({
  selector: 'sim-saved-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [KeepDialog, Loading, ProblemAlert, RemoveDialog, RouterLink, WordPipe],
  templateUrl: './saved-list.html',
})
export class SavedList {
  private readonly client = inject(ExplorerClient);
  private readonly labels = inject(ExplorerLabels);
  private readonly words = inject(Words);
  private readonly announcer = inject(Announcer);

  protected readonly problemOf = problemOf;
  protected readonly saved = resource({ loader: () => this.client.savedQuestions() });
  protected readonly rows = computed(() =>
    (this.saved.hasValue() ? this.saved.value() : []).map((kept) => ({
      kept,
      title: this.labels.titleOf(kept.question),
      conditions: this.labels.conditionsOf(kept.question),
      address: addressOf({ question: kept.question, form: kept.form, outside: false }),
      author: kept.own ? this.words.of(kept.shared ? 'explorer.saved.mineShared' : 'explorer.saved.mine') : kept.author,
    })),
  );
  protected readonly editing = signal<SavedQuestionDto | null>(null);
  protected readonly removing = signal<SavedQuestionDto | null>(null);

  protected readonly rename =
    (kept: SavedQuestionDto) =>
    (named: KeptName): Promise<unknown> =>
      this.client.changeSaved(kept, { ...named, question: kept.question, form: kept.form });

  protected readonly remove = (kept: SavedQuestionDto) => (): Promise<void> => this.client.removeSaved(kept);

  protected renamed(name: string): void {
    this.editing.set(null);
    this.saved.reload();
    this.announcer.say(this.words.of('explorer.saved.done', { name }));
  }

  protected removed({ name }: SavedQuestionDto): void {
    this.removing.set(null);
    this.saved.reload();
    this.announcer.say(this.words.of('explorer.saved.removed', { name }));
  }
}
