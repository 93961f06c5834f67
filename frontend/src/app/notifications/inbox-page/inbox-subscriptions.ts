import { ChangeDetectionStrategy, Component, computed, inject, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SubscriptionDto } from '../../../api/models';
import { formatDay } from '../../i18n/formats';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { Announcer } from '../../ui/announcer';
import { Submission } from '../../ui/submission';
import { InboxClient } from '../inbox-client';

/** What the reader wants to hear of by e-mail; each choice is kept at once. */
@Component({
  selector: 'sim-inbox-subscriptions',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ProblemAlert, RouterLink, WordPipe],
  templateUrl: './inbox-subscriptions.html',
})
export class InboxSubscriptions {
  private readonly client = inject(InboxClient);
  private readonly words = inject(Words);
  private readonly announcer = inject(Announcer);

  protected readonly problemOf = problemOf;
  protected readonly submission = new Submission();
  protected readonly read = resource({ loader: () => this.client.subscriptions() });
  private readonly fresh = signal<readonly SubscriptionDto[] | null>(null);
  protected readonly shown = computed(() => this.fresh() ?? (this.read.hasValue() ? this.read.value() : []));

  protected dayOf(instant: string): string {
    return formatDay(instant.slice(0, 10));
  }

  protected async set({ topic, subscribed }: SubscriptionDto, event: Event): Promise<void> {
    if (!(event.target instanceof HTMLInputElement)) return;
    const box = event.target;
    const wanted = box.checked;
    const done = await this.submission.run(async () => {
      this.fresh.set(await this.client.setSubscribed(topic, wanted));
    });
    if (!done) {
      box.checked = subscribed;
      return;
    }
    this.announcer.say(
      this.words.of(`notifications.subscriptions.${wanted ? 'added' : 'ended'}`, {
        topic: this.words.of(`notifications.subscriptions.topics.${topic}`),
      }),
    );
  }
}
