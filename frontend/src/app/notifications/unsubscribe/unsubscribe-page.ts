import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SubscriptionTopic } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { ProblemAlert } from '../../problems/problem-alert';
import { Announcer } from '../../ui/announcer';
import { Submission } from '../../ui/submission';
import { InboxClient } from '../inbox-client';

/** Where the link of a letter leads. Opening it ends nothing, since programs open links too: only the button does. */
@Component({
  selector: 'sim-unsubscribe-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ProblemAlert, RouterLink, WordPipe],
  templateUrl: './unsubscribe-page.html',
})
export class UnsubscribePage {
  private readonly client = inject(InboxClient);
  private readonly words = inject(Words);
  private readonly announcer = inject(Announcer);

  /** From the address. */
  readonly token = input.required<string>();

  protected readonly submission = new Submission();
  protected readonly ended = signal<SubscriptionTopic | null>(null);

  protected async end(): Promise<void> {
    await this.submission.run(async () => {
      const topic = await this.client.endSubscription(this.token());
      this.ended.set(topic);
      this.announcer.say(
        this.words.of('notifications.unsubscribe.done', {
          topic: this.words.of(`notifications.subscriptions.topics.${topic}`),
        }),
      );
    });
  }
}
