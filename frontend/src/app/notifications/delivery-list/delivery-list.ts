import { ChangeDetectionStrategy, Component, effect, inject, input, resource, untracked } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import type { DeliveryDto, DeliveryState, NotificationChannel } from '../../../api/models';
import { InstantPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { ProblemAlert } from '../../problems/problem-alert';
import { Field, FieldInput } from '../../ui/field';
import { Loading } from '../../ui/loading';
import { PagedList } from '../../ui/paged-list';
import { DeliveriesClient } from '../deliveries-client';
import { UnmatchedReceipts } from './unmatched-receipts';

const STATES: readonly DeliveryState[] = ['queued', 'sending', 'sent', 'accepted', 'delivered', 'failed'];
const CHANNELS: readonly NotificationChannel[] = ['email', 'pec'];

/** The letters that the system sends, and how far they came. */
@Component({
  selector: 'sim-delivery-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    Field,
    FieldInput,
    InstantPipe,
    Loading,
    ProblemAlert,
    ReactiveFormsModule,
    RouterLink,
    UnmatchedReceipts,
    WordPipe,
  ],
  templateUrl: './delivery-list.html',
})
export class DeliveryList {
  private readonly client = inject(DeliveriesClient);
  private readonly router = inject(Router);

  /** Query parameters. */
  readonly state = input('');
  readonly channel = input('');

  protected readonly states = STATES;
  protected readonly channels = CHANNELS;
  protected readonly chosen = new FormGroup({
    state: new FormControl('', { nonNullable: true }),
    channel: new FormControl('', { nonNullable: true }),
  });
  protected readonly status = resource({ loader: () => this.client.status() });
  protected readonly list = new PagedList<DeliveryDto>((cursor) =>
    this.client.list(
      {
        state: STATES.find((state) => state === this.state()),
        channel: CHANNELS.find((channel) => channel === this.channel()),
      },
      cursor,
    ),
  );

  constructor() {
    effect(() => {
      this.chosen.reset({ state: this.state(), channel: this.channel() });
      untracked(() => void this.list.start());
    });
  }

  protected filter(): void {
    const { state, channel } = this.chosen.getRawValue();
    void this.router.navigate([], { queryParams: { state: state || null, channel: channel || null } });
  }
}
