import { ChangeDetectionStrategy, Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '../../../api/api';
import { listOpinions } from '../../../api/functions';
import type { MinorRecordDto, OpinionState } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { SessionStore } from '../../session/session-store';

/** A request may be prepared long before it can be filed; a child of ten has no use for it. */
const DAYS_BEFORE_MAJORITY = 365;
/** Nothing keeps another request from being made. */
const ENDED: readonly OpinionState[] = ['notified', 'not_receivable', 'withdrawn', 'archived'];

/** Requests for the opinion of art. 32 about the minor, and the way to one, for who may ask. */
@Component({
  selector: 'sim-opinion-panel',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, WordPipe],
  templateUrl: './opinion-panel.html',
})
export class OpinionPanel {
  private readonly api = inject(Api);
  private readonly session = inject(SessionStore);

  readonly minor = input.required<MinorRecordDto>();

  protected readonly requests = resource({
    params: () => {
      const { simCode, inCharge, daysToMajority } = this.minor();
      const concerns = inCharge && daysToMajority <= DAYS_BEFORE_MAJORITY && this.session.may('opinion.request');
      return concerns ? simCode : undefined;
    },
    loader: ({ params: simCode }) => this.api.invoke(listOpinions, { simCode }),
  });
  protected readonly mayAsk = computed(
    () =>
      this.requests.hasValue() &&
      this.requests.value().items.every(({ state }) => ENDED.some((ended) => ended === state)),
  );
}
