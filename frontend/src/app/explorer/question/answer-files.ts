import { ChangeDetectionStrategy, Component, DOCUMENT, inject, input } from '@angular/core';
import type { ExplorerFormat, ExplorerQuestionDto } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { ProblemAlert } from '../../problems/problem-alert';
import { Announcer } from '../../ui/announcer';
import { Icon } from '../../ui/icon';
import { Submission } from '../../ui/submission';
import { ExplorerClient } from '../explorer-client';

/** The answer as a file. The question is too long for an address: the file is asked for and then handed to the browser. */
@Component({
  selector: 'sim-answer-files',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, ProblemAlert, WordPipe],
  templateUrl: './answer-files.html',
})
export class AnswerFiles {
  private readonly client = inject(ExplorerClient);
  private readonly document = inject(DOCUMENT);
  private readonly announcer = inject(Announcer);
  private readonly words = inject(Words);

  readonly question = input.required<ExplorerQuestionDto>();
  /** The files leave the office: small values are protected in them. */
  readonly outside = input(false);

  protected readonly formats: readonly ExplorerFormat[] = ['csv', 'xlsx', 'json'];
  protected readonly submission = new Submission();

  protected async download(format: ExplorerFormat): Promise<void> {
    await this.submission.run(async () => {
      const { content, name } = await this.client.file(this.question(), format, this.outside());
      const address = URL.createObjectURL(content);
      const link = this.document.createElement('a');
      link.href = address;
      link.download = name;
      link.click();
      // The browser reads the file after the click.
      setTimeout(() => {
        URL.revokeObjectURL(address);
      }, 60_000);
      this.announcer.say(this.words.of('explorer.files.done', { name }));
    });
  }
}
