import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DashboardDto, ExplorerForm, ExplorerQuestionDto } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { Announcer } from '../../ui/announcer';
import { PutOnBoard } from '../boards/put-on-board';
import { ExplorerClient } from '../explorer-client';
import { KeepDialog, type KeptName } from '../kept/keep-dialog';

/** Keeps the question under a name, or puts it on a dashboard. */
@Component({
  selector: 'sim-answer-keeping',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [KeepDialog, PutOnBoard, RouterLink, WordPipe],
  templateUrl: './answer-keeping.html',
})
export class AnswerKeeping {
  private readonly client = inject(ExplorerClient);
  private readonly words = inject(Words);
  private readonly announcer = inject(Announcer);

  readonly question = input.required<ExplorerQuestionDto>();
  readonly form = input.required<ExplorerForm>();
  /** Of the question, in words. */
  readonly title = input.required<string>();

  protected readonly open = signal<'save' | 'put' | null>(null);
  /** What was done last; it stays to be read. */
  protected readonly said = signal('');
  protected readonly board = signal<number | null>(null);

  /** A name that is one's own already takes the place of that question. */
  protected readonly keep = async (named: KeptName, key: string): Promise<unknown> => {
    const body = { ...named, question: this.question(), form: this.form() };
    const former = (await this.client.savedQuestions()).find(({ own, name }) => own && name === named.name);
    return former ? this.client.changeSaved(former, body) : this.client.save(body, key);
  };

  protected kept(name: string): void {
    this.done(this.words.of('explorer.saved.done', { name }), null);
  }

  protected put({ id, name }: DashboardDto): void {
    this.done(this.words.of('explorer.boards.added', { name }), id);
  }

  private done(sentence: string, board: number | null): void {
    this.open.set(null);
    this.said.set(sentence);
    this.board.set(board);
    this.announcer.say(sentence);
  }
}
