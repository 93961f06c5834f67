import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { OpinionHistoryDto } from '../../../api/models';
import { DayPipe, InstantPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { documentTitle } from '../document-title';

/** What was done with a request, the latest first. */
@Component({
  selector: 'sim-opinion-history',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayPipe, InstantPipe, WordPipe],
  template: `
    <section class="mt-5" aria-labelledby="history-title">
      <h2 class="h4" id="history-title">{{ 'opinions.history' | word }}</h2>
      <ol class="sim-file-list">
        @for (done of history(); track done.seq) {
          <li>
            <strong>{{ \`opinions.steps.\${done.step}\` | word }}</strong>
            <small class="sim-second-line">{{ done.at | instant }} · {{ \`opinions.by.\${done.by}\` | word }}</small>
            @if (done.outcome; as outcome) {
              <small class="sim-second-line">{{ \`opinionDesk.outcomes.\${outcome}\` | word }}</small>
            }
            @if (done.answerDueOn; as due) {
              <small class="sim-second-line">{{ 'opinions.answerBy' | word: { day: (due | day) } }}</small>
            }
            @if (done.reason; as reason) {
              <p class="sim-value">{{ reason }}</p>
            }
            @if (done.documents.length > 0) {
              <p>{{ 'opinions.documents.askedFor' | word }} {{ titles(done.documents) }}</p>
            }
          </li>
        }
      </ol>
    </section>
  `,
})
export class OpinionHistory {
  private readonly words = inject(Words);

  readonly history = input.required<readonly OpinionHistoryDto[]>();

  protected titles(kinds: readonly string[]): string {
    return kinds.map((kind) => documentTitle(this.words, kind)).join(', ');
  }
}
