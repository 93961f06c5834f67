import { ChangeDetectionStrategy, Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MinorRecordDto } from '../../../api/models';
import { DayPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { ResponsibilityClient } from './responsibility-client';

/** Which municipality answers for the minor, since when, and the way to take charge or hand over. */
@Component({
  selector: 'sim-responsibility-panel',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayPipe, RouterLink, WordPipe],
  template: `
    @if (periods.hasValue()) {
      <section class="sim-responsibility" aria-labelledby="responsibility-title">
        <h2 class="h6" id="responsibility-title">{{ 'minors.responsibility.title' | word }}</h2>
        @if (current(); as now) {
          <p>
            <strong>{{ now.municipality.name }} ({{ now.municipality.province }})</strong>
            {{ 'minors.responsibility.since' | word: { day: (now.from | day) } }}
            @if (now.source) {
              <small class="sim-second-line">{{ now.source }}</small>
            }
          </p>
        } @else {
          <p>{{ 'minors.responsibility.none' | word }}</p>
        }
        @if (former().length > 0) {
          <details>
            <summary>{{ 'minors.responsibility.former' | word }}</summary>
            <ul>
              @for (one of former(); track one.from) {
                <li>
                  {{ one.municipality.name }} ({{ one.municipality.province }})
                  {{ 'minors.responsibility.period' | word: { from: (one.from | day), until: (one.until | day) } }}
                </li>
              }
            </ul>
          </details>
        }
        @if (periods.value().mayTake || periods.value().mayHandOver) {
          <p class="mb-0">
            <a class="btn btn-outline-primary btn-sm" [routerLink]="['/minors', minor().simCode, 'responsibility']">{{
              (periods.value().mayTake ? 'minors.responsibility.take' : 'minors.responsibility.handOver') | word
            }}</a>
          </p>
        }
      </section>
    }
  `,
})
export class ResponsibilityPanel {
  private readonly client = inject(ResponsibilityClient);

  readonly minor = input.required<MinorRecordDto>();

  protected readonly periods = resource({
    params: () => (this.minor().inCharge ? this.minor() : undefined),
    loader: ({ params }) => this.client.get(params.simCode),
  });
  private readonly items = computed(() => (this.periods.hasValue() ? this.periods.value().items : []));
  protected readonly current = computed(() => this.items().find(({ until }) => until === null));
  protected readonly former = computed(() => this.items().filter(({ until }) => until !== null));
}
