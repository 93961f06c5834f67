import {
  ChangeDetectionStrategy,
  Component,
  inject,
  input,
  linkedSignal,
  numberAttribute,
  resource,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DeliveryDetailDto } from '../../../api/models';
import { InstantPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { Announcer } from '../../ui/announcer';
import { Loading } from '../../ui/loading';
import { Submission } from '../../ui/submission';
import { DeliveriesClient } from '../deliveries-client';

/** One letter with all that was tried; a failed one can be sent again. */
@Component({
  selector: 'sim-delivery-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [InstantPipe, Loading, ProblemAlert, RouterLink, WordPipe],
  templateUrl: './delivery-page.html',
})
export class DeliveryPage {
  private readonly client = inject(DeliveriesClient);
  private readonly announcer = inject(Announcer);
  private readonly words = inject(Words);

  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly problemOf = problemOf;
  protected readonly submission = new Submission();
  protected readonly read = resource({ params: () => this.id(), loader: ({ params }) => this.client.open(params) });
  protected readonly delivery = linkedSignal<DeliveryDetailDto | undefined>(() =>
    this.read.hasValue() ? this.read.value() : undefined,
  );

  protected async sendAgain(found: DeliveryDetailDto): Promise<void> {
    // A letter that failed again is another thing to send: its last change is part of the key.
    const key = this.submission.keyFor([found.id, found.changedAt]);
    const done = await this.submission.run(async () => {
      this.delivery.set(await this.client.sendAgain(found.id, key));
    });
    if (done) this.announcer.say(this.words.of('notifications.detail.againDone'));
  }
}
